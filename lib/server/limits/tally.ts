/** Sums by key that go up and down; a key whose sum is nothing is forgotten. */
export interface Tally {
  /** Of all keys. */
  readonly all: number;
  of(key: string): number;
  /** Changes the key's sum, and returns it. */
  add(key: string, by: number): number;
}

export function createTally(): Tally {
  const sums = new Map<string, number>();
  let all = 0;
  const of = (key: string) => sums.get(key) ?? 0;
  return {
    get all() {
      return all;
    },
    of,
    add(key, by) {
      all += by;
      const next = of(key) + by;
      if (next > 0) sums.set(key, next);
      else sums.delete(key);
      return next;
    },
  };
}
