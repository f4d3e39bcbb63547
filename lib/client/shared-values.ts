/** So many values are remembered; with more, all are forgotten, and those that still come are remembered again. */
const MOST = 10_000;

/**
 * Each message brings its own copy of what tasks have in common, texts and objects; a page that lives for hours would hold
 * one for every task that ever changed. The function puts the first copy in the place of those that are equal.
 */
export function createSharedValues(most = MOST): (table: readonly unknown[]) => readonly unknown[] {
  const known = new Map<unknown, unknown>();
  return (table) => {
    if (known.size > most) known.clear();
    return table.map((value) => {
      // No text of Docker's begins like that.
      const key = typeof value === 'object' ? `\0${JSON.stringify(value)}` : value;
      if (!known.has(key)) known.set(key, value);
      return known.get(key);
    });
  };
}
