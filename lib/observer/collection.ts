/** A whole list against what was known. */
export interface Replaced<Id, T> {
  /** The same map where nothing changed. [S1] */
  readonly next: ReadonlyMap<Id, T>;
  readonly changed: readonly T[];
  readonly removed: readonly T[];
}

/** What `items` make of `known`; an item that `same` finds equal to the known one leaves that one in place. [W2] */
export function replaceAll<Id extends string, T extends { readonly id: Id }>(
  known: ReadonlyMap<Id, T>,
  items: readonly T[],
  same: (a: T, b: T) => boolean,
): Replaced<Id, T> {
  const next = new Map<Id, T>();
  const changed: T[] = [];
  for (const item of items) {
    const old = known.get(item.id);
    const kept = old && same(old, item) ? old : item;
    next.set(item.id, kept);
    if (kept !== old) changed.push(kept);
  }
  const removed = [...known.values()].filter((item) => !next.has(item.id));
  const isSame = changed.length === 0 && removed.length === 0;
  return { next: isSame ? known : next, changed, removed };
}
