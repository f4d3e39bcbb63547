import type { Column, Packed } from './pack';

/**
 * The objects that were packed. What repeats is the same object or string in all of them, which also keeps the page's
 * memory small. Throws where a column does not fit.
 */
export function unpack({ size, columns }: Packed, table: readonly unknown[]): Record<string, unknown>[] {
  const readers = Object.entries(columns).map(
    ([field, column]) => [field, reader(column, size, table)] as const,
  );
  // Begun with every field, so that all objects have one shape, and grow no further.
  const shape = Object.fromEntries(readers.map(([field]) => [field, null]));
  const objects = Array.from({ length: size }, (): Record<string, unknown> => ({ ...shape }));
  for (const [field, read] of readers) for (const object of objects) object[field] = read();
  return objects;
}

/** Gives a column's values one after another. */
function reader(column: Column, size: number, table: readonly unknown[]): () => unknown {
  let index = 0;
  if (typeof column === 'number') return () => table[column];
  if ('text' in column) {
    const values = cut(column.text, size);
    return () => values[index++];
  }
  if ('steps' in column) {
    let value = 0;
    return () => {
      value += column.steps[index++] ?? Number.NaN;
      return value;
    };
  }
  return () => table[column[index++] ?? -1];
}

/**
 * `count` strings of one length. Copies: an engine cuts a text without copying, and each piece that a page kept would keep
 * the whole message's text with it.
 */
function cut(text: string, count: number): readonly string[] {
  const length = text.length / count;
  const pieces = Array.from({ length: count }, (_, i) => text.slice(length * i, length * (i + 1)));
  return JSON.parse(JSON.stringify(pieces));
}
