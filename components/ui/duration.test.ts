import { expect, test } from 'vitest';
import { duration } from './duration';

test.each([
  [-5, { unit: 's', value: 0 }],
  [999, { unit: 's', value: 0 }],
  [59_999, { unit: 's', value: 59 }],
  [60_000, { unit: 'min', value: 1 }],
  [3_599_999, { unit: 'min', value: 59 }],
  [3_600_000, { unit: 'h', value: 1 }],
  [47 * 3_600_000, { unit: 'h', value: 47 }],
  [48 * 3_600_000, { unit: 'd', value: 2 }],
] as const)('%i ms is %o', (ms, expected) => {
  expect(duration(ms)).toEqual(expected);
});

test.each([
  [740, { unit: 'ms', value: 740 }],
  [3_149, { unit: 's', value: 3.1 }],
  [12_900, { unit: 's', value: 12 }],
] as const)('finely, %i ms is %o', (ms, expected) => {
  expect(duration(ms, true)).toEqual(expected);
});
