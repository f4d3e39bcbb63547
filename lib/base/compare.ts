/** Orders by name, numbers inside names by value: `web.2` before `web.10`. The same on every machine. */
const collator = new Intl.Collator('en', { numeric: true });

export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  compareNames(a.name, b.name);

export const compareNames = (a: string, b: string): number =>
  collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
