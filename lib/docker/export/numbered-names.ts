/**
 * Gives each holder a name of its own: the one that it wants, else the first of `name_2`, `name_3`, … that nobody holds.
 * Who asks for the same again is told the same. `holders`, by name: those that are there; nobody is told null's.
 *
 * Each wanted name remembers how far it was tried: what is taken stays taken.
 */
export function numberedNames(
  separator: '_' | '-',
  holders = new Map<string, string | null>(),
): (wanted: string, holder: string) => string {
  const tried = new Map<string, { count: number; readonly names: Map<string | null, string> }>();
  return (wanted, holder) => {
    const before = tried.get(wanted) ?? { count: 0, names: new Map() };
    tried.set(wanted, before);
    for (;;) {
      const known = before.names.get(holder);
      if (known !== undefined) return known;
      before.count += 1;
      const name = before.count === 1 ? wanted : `${wanted}${separator}${before.count}`;
      if (!holders.has(name)) holders.set(name, holder);
      const owner = holders.get(name) ?? null;
      if (!before.names.has(owner)) before.names.set(owner, name);
    }
  };
}
