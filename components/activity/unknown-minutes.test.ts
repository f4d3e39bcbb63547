import { expect, it } from 'vitest';
import { MINUTE_MS } from '@/lib/swarm/picture/kept-activity';
import { minutesUntil, minuteWatch } from './unknown-minutes';

const NOON = Date.UTC(2026, 0, 1, 12);
const minute = (n: number) => ({ at: NOON + n * MINUTE_MS, failure: n, change: 0, other: 0 });

it('says how much of a minute was watched', () => {
  const gaps = [
    { from: NOON + 2.5 * MINUTE_MS, to: NOON + 4 * MINUTE_MS },
    { from: NOON + 6 * MINUTE_MS, to: null },
  ];
  const from = NOON + MINUTE_MS;
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((n) => minuteWatch(minute(n), from, gaps))).toEqual([
    'before',
    'whole',
    'part',
    'none',
    'whole',
    'whole',
    'none',
    'none',
  ]);
});

it('an answer that grows old does not become the present', () => {
  const minutes = [0, 1, 2, 3].map(minute);
  expect(minutesUntil(minutes, NOON + 3.9 * MINUTE_MS)).toEqual(minutes);
  expect(minutesUntil(minutes, NOON + 5 * MINUTE_MS)).toEqual([
    minute(2),
    minute(3),
    { ...minute(4), failure: 0 },
    { ...minute(5), failure: 0 },
  ]);
  expect(minutesUntil(minutes, NOON + 90 * MINUTE_MS).map(({ at }) => (at - NOON) / MINUTE_MS)).toEqual([
    87, 88, 89, 90,
  ]);
});
