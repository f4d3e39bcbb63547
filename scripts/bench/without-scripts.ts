const SCRIPT = /<script\b[^>]*>[\s\S]*?<\/script>/gi;
const LINK = /<link\b[^>]*>/gi;

/** What is asked for before it is needed, and needed by scripts alone; of a `<link>` or of a Link header. */
const isForScripts = (link: string): boolean =>
  /\brel="?modulepreload\b/i.test(link) ||
  (/\brel="?preload\b/i.test(link) && /\bas="?(script|fetch)\b/i.test(link));

/** The HTML without its scripts, and without asking ahead for what only they read. Its attributes hold no `>`, as React writes them. */
export const withoutScripts = (html: string): string =>
  html.replace(SCRIPT, '').replace(LINK, (link) => (isForScripts(link) ? '' : link));

/** A Link header, likewise. The addresses in it hold no comma. */
export const linksWithoutScripts = (header: string): string =>
  header
    .split(/,\s*/)
    .filter((link) => !isForScripts(link))
    .join(', ');

/** How many tasks HTML without scripts draws as tiles: in scripts the same words may be data. */
export const tilesIn = (html: string): number => html.match(/<[a-z][^>]*\sdata-task-id="/gi)?.length ?? 0;
