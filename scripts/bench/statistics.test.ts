import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growth, measured, quantile } from './statistics';

describe('a quantile', () => {
  it('is the value that so many are below', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => 99 - n);
    expect([0, 0.5, 0.95, 0.99, 1].map((share) => quantile(hundred, share))).toEqual([0, 50, 95, 99, 99]);
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([], 0.5)).toBeNaN();
  });
  it('is one of the values, and leaves them as they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, share) => {
          const before = [...values];
          expect(values).toContain(quantile(values, share));
          expect(values).toEqual(before);
        },
      ),
    );
  });
});

it('a figure tells its spread and its samples, and is never made of none', () => {
  expect(measured([5, 1, 9])).toEqual({ value: 5, least: 1, most: 9, count: 3 });
  expect(measured([5, 1, 9], 0.95).value).toBe(9);
  expect(() => measured([])).toThrow('nothing was measured');
});

describe('growth', () => {
  const line = (value: (at: number) => number) =>
    Array.from({ length: 11 }, (_, n) => ({ at: 60 + n, value: value(n) }));
  it('is the rise of the line, whatever its units', () => {
    expect(growth(line(() => 7))).toBe(0);
    expect(growth(line((n) => 100 + n))).toBeCloseTo(0.1);
    expect(growth(line((n) => (200 - n) * 1e6))).toBeCloseTo(-0.05);
  });
  it('is not led astray by what comes and goes', () => {
    const saw = line((n) => 100 + (n % 2 === 0 ? 10 : -10));
    expect(Math.abs(growth(saw))).toBeLessThan(0.02);
  });
  it('wants two moments', () => {
    expect(() => growth([])).toThrow('two moments');
    expect(() => growth([{ at: 1, value: 1 }])).toThrow('two moments');
  });
});
