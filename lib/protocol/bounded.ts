/** What is said of a message that is not bounded. */
export const TOO_LARGE = 'this is too large: a list, a record or its depth';

/** Items of a list, entries of a record: ranges of ports are the longest list. */
const MOST_ITEMS = 3_000;
/** Values in a message, all in all: a service's form with every list full is below it. */
const MOST_VALUES = 30_000;
const MOST_DEPTH = 8;

/**
 * Whether what arrived is small enough to be read field by field. Looks at no more than it allows: what is too large
 * costs no more than the largest that is not. [P10]
 */
export function isBounded(input: unknown): boolean {
  let values = 0;
  const fits = (value: unknown, depth: number): boolean => {
    values += 1;
    if (values > MOST_VALUES || depth > MOST_DEPTH) return false;
    if (typeof value !== 'object' || value === null) return true;
    if (Array.isArray(value))
      return value.length <= MOST_ITEMS && value.every((item) => fits(item, depth + 1));
    let entries = 0;
    // As JSON has it: own fields alone.
    for (const key in value) {
      entries += 1;
      if (entries > MOST_ITEMS || !fits(Reflect.get(value, key), depth + 1)) return false;
    }
    return true;
  };
  return fits(input, 0);
}
