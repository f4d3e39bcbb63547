interface ShortMount {
  /** A path or the name of a volume; '' for a volume without a name. */
  readonly source: string;
  readonly options: readonly string[];
}

/** A mount written short, `a:/b:ro`, as the docker CLI takes it apart: a letter before a colon is a drive. */
export function parseMount(text: string): ShortMount {
  const [first = '', second, third = ''] = text.match(PARTS) ?? [];
  if (second === undefined || text.length <= 2) return { source: '', options: [] };
  return { source: first, options: third.split(',').filter(Boolean) };
}

/** What stands between colons, a drive's with the path behind it. */
const PARTS = /(?<=^|:)(?:[A-Za-z]:)?[^:]*(?=:|$)/g;

/** Whether a short mount's source is a path; else it is a volume's name. */
export const isPath = (source: string): boolean => /^(?:[./~]|\\\\|[A-Za-z]:)/.test(source);

/** A path from the root on, of Linux or Windows. */
export const isAbsolute = (path: string): boolean =>
  /^(?:\/|[A-Za-z]:[\\/]|[\\/]{2}[^\\/.][^\\/]*[\\/]+[^\\/.][^\\/]*[\\/])/.test(path);
