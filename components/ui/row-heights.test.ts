import { expect, test } from 'vitest';
import { RowHeights, rangeBetween } from './row-heights';

const keys = Array.from({ length: 1_000 }, (_, n) => `row${n}`);
const ends = (starts: Float64Array) => [...starts.slice(0, 4), starts.at(-1)];

test('rows that were not seen are as high as the others', () => {
  const heights = new RowHeights(10);
  expect(ends(heights.starts(keys))).toEqual([0, 10, 20, 30, 10_000]);
  expect(heights.take(new Map([['row1', 40]]))).toBe(true);
  expect(ends(heights.starts(keys))).toEqual([0, 40, 80, 120, 40_000]);
  expect(heights.take(new Map([['row2', 20]]))).toBe(true);
  expect(ends(heights.starts(keys))).toEqual([0, 30, 70, 90, 30_000]);
  heights.forget();
  expect(ends(heights.starts(keys))).toEqual([0, 10, 20, 30, 10_000]);
});

test('what the browser rounds is no change', () => {
  const heights = new RowHeights(10);
  heights.take(new Map([['row1', 40]]));
  expect(heights.take(new Map([['row1', 40.3]]))).toBe(false);
  expect(heights.take(new Map([['row1', 41]]))).toBe(true);
});

test.each([
  ['the top', -500, 25, 0, 3],
  ['the middle', 5_000, 5_025, 500, 503],
  ['a row that is cut above and below', 5_005, 5_009, 500, 501],
  ['the end', 9_985, 20_000, 998, 1_000],
  ['what lies below', 20_000, 30_000, 999, 1_000],
  ['what lies above', -900, -800, 0, 1],
])('the rows in sight: %s', (_, top, bottom, from, to) => {
  expect(rangeBetween(new RowHeights(10).starts(keys), top, bottom)).toEqual({ from, to });
});

test('of no rows none is in sight', () => {
  expect(rangeBetween(new RowHeights(10).starts([]), 0, 100)).toEqual({ from: 0, to: 0 });
});
