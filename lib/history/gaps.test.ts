import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createGaps } from './gaps';

it('lasts from when something was last seen until it is seen again', () => {
  const gaps = createGaps(10);
  gaps.watch(true, 10);
  expect(gaps.since(0)).toEqual([]);
  gaps.watch(false, 12);
  gaps.watch(false, 14);
  expect(gaps.since(0)).toEqual([{ from: 12, to: null }]);
  gaps.watch(true, 20);
  gaps.watch(true, 25);
  expect(gaps.since(0)).toEqual([{ from: 12, to: 20 }]);
  gaps.watch(false, 24);
  // Later than what was said to be seen last.
  expect(gaps.since(0)).toEqual([
    { from: 12, to: 20 },
    { from: 25, to: null },
  ]);
  expect(gaps.since(20)).toEqual([{ from: 25, to: null }]);
});

it('of too many the nearest are one: nothing unseen is called seen', () => {
  const gaps = createGaps(3);
  for (const [from, to] of [
    [10, 20],
    [50, 60],
    [65, 70],
    [100, 110],
  ] as const) {
    gaps.watch(false, from);
    gaps.watch(true, to);
  }
  expect(gaps.since(0)).toEqual([
    { from: 10, to: 20 },
    { from: 50, to: 70 },
    { from: 100, to: 110 },
  ]);
});

it('whatever is watched when, they are few, in order, apart, and hold every moment that was not', () => {
  const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(20)), { maxLength: 200 });
  fc.assert(
    fc.property(steps, (all) => {
      const gaps = createGaps(5);
      const unseen: number[] = [];
      let now = 0;
      let isWatched = true;
      for (const [watched, after] of all) {
        for (let n = 1; n < after; n += 1) if (!isWatched) unseen.push(now + n);
        now += after;
        isWatched = watched;
        gaps.watch(watched, now);
      }
      const kept = gaps.since(0);
      expect(kept.length).toBeLessThanOrEqual(5);
      const edges = kept.flatMap(({ from, to }) => [from, to ?? Number.POSITIVE_INFINITY]);
      expect(edges).toEqual([...edges].sort((a, b) => a - b));
      for (const at of unseen)
        expect(kept.some(({ from, to }) => from <= at && at <= (to ?? now))).toBe(true);
    }),
  );
});
