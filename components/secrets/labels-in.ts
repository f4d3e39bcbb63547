/** Labels written one a line as `name=value`; null where a line is none. Empty lines say nothing. */
export function labelsIn(lines: string): Readonly<Record<string, string>> | null {
  const labels = new Map<string, string>();
  for (const line of lines.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const at = line.indexOf('=');
    if (at < 1) return null;
    labels.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
  return Object.fromEntries(labels);
}
