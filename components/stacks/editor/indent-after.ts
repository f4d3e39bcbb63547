/** How many spaces a new line of YAML begins with after `line`: what a key opens stands deeper, an entry's keys below its first. */
export function indentAfter(line: string): number {
  const [, spaces = '', dashes = '', key] = /^( *)((?:- +)*)(\S+:(?=\s|$))?/.exec(line) ?? [];
  if (key === undefined) return spaces.length;
  const opens = /:\s*(?:[&!]\S+\s*)?(?:#.*)?$/.test(line);
  return spaces.length + dashes.length + (opens ? 2 : 0);
}
