import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowHeights, rangeBetween } from './row-heights';

const keys = Array.from({ length: 1_000 }, (_, n) => `row${n}`);
const ends = (starts: Float64Array) => [...starts.slice(0, 4), starts.at(-1)];

test('rows that were not seen are as high as the first that were', () => {
  const heights = new RowHeights(10);
  expect(ends(heights.starts(keys))).toEqual([0, 10, 20, 30, 10_000]);
  expect(heights.take(new Map([['row1', 40]]), 'all')).toBe(true);
  expect(ends(heights.starts(keys))).toEqual([0, 40, 80, 120, 40_000]);
  expect(heights.take(new Map([['row2', 20]]), 'all')).toBe(true);
  expect(ends(heights.starts(keys))).toEqual([0, 40, 80, 100, 39_980]);
  heights.forget();
  expect(ends(heights.starts(keys))).toEqual([0, 10, 20, 30, 10_000]);
});

test('what the browser rounds, or half a border, is no change', () => {
  const heights = new RowHeights(10);
  heights.take(new Map([['row1', 40]]), 'all');
  expect(heights.take(new Map([['row1', 40.5]]), 'all')).toBe(false);
  expect(heights.take(new Map([['row1', 42]]), 'unseen')).toBe(false);
  expect(heights.take(new Map([['row1', 42]]), 'all')).toBe(true);
});

/** React lets a page draw itself anew at once some fifty times, and then takes it for one that never ends. */
test('wherever a list of any rows is looked at, it settles after a few drawings, though rows at the edge are lower', () => {
  const rows = fc.record({
    tall: fc.integer({ min: 0, max: 40 }),
    heights: fc.tuple(fc.integer({ min: 60, max: 200 }), fc.integer({ min: 30, max: 72 })),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    edge: fc.constantFrom(0, 0.5, 8),
  });
  fc.assert(
    fc.property(rows, ({ tall, heights: [high, low], place, edge }) => {
      const heights = new RowHeights(64);
      let drawn = { from: 0, to: 20 };
      const look = () => {
        const measured = new Map<string, number>();
        for (let n = drawn.from; n < drawn.to; n += 1) {
          const isEdge = n === drawn.from || n === drawn.to - 1;
          measured.set(`row${n}`, (n < tall ? high : low) - (isEdge ? edge : 0));
        }
        return heights.take(measured, 'unseen');
      };
      look();
      const top = place * low * keys.length;
      let drawings = 0;
      do {
        drawn = rangeBetween(heights.starts(keys), top - 500, top + 1_220);
        drawings += 1;
      } while (look());
      expect(drawings).toBeLessThan(40);
    }),
  );
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
