import { expect, it } from 'vitest';
import { gapsBetween } from './gaps-between';

it('a gap is between what was seen before it and what its end showed', () => {
  const lines = [90, 60, 59, 30, 20].map((at) => ({ at }));
  const gaps = [
    { from: 5, to: 10 },
    { from: 30, to: 60 },
    { from: 61, to: 70 },
    { from: 71, to: 72 },
    { from: 95, to: null },
  ];
  expect([...gapsBetween(lines, gaps)]).toEqual([
    [5, [gaps[0]]],
    [3, [gaps[1]]],
    [1, [gaps[2], gaps[3]]],
    [0, [gaps[4]]],
  ]);
  expect([...gapsBetween([], gaps)]).toEqual([[0, gaps]]);
});
