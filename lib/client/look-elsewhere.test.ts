import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Feed } from '@/lib/swarm/picture/feed';
import { lookElsewhere } from './look-elsewhere';

const live: Feed = { state: 'live', problem: null, confirmedAt: 1, skipped: {}, withheld: [] };
const failed: Feed = { ...live, state: 'failed', problem: { kind: 'refused', message: '' } };
const connecting: Feed = { ...live, state: 'connecting', confirmedAt: 0 };

const leave = vi.fn();
let elsewhere: ReturnType<typeof lookElsewhere>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5); // the middle of the jitter: none
  leave.mockClear();
  elsewhere = lookElsewhere(leave);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Goes on for so long, on servers that all have lost Docker and say so each second; the seconds at which they were left. */
function leftAt(seconds: number): number[] {
  const left: number[] = [];
  for (let second = 0; second < seconds; second += 1) {
    elsewhere.heard(failed);
    const before = leave.mock.calls.length;
    vi.advanceTimersByTime(1_000);
    if (leave.mock.calls.length > before) left.push(second + 1);
  }
  return left;
}

test('a server that has lost Docker is left after 2 s, the next ones later and later, then every 30 s', () => {
  expect(leftAt(125)).toEqual([2, 6, 14, 30, 60, 90, 120]);
});

test('a server that finds Docker in time is not left, and the next loss begins anew', () => {
  expect(leftAt(7)).toEqual([2, 6]);
  elsewhere.heard(live);
  vi.advanceTimersByTime(60_000);
  expect(leave).toHaveBeenCalledTimes(2);
  expect(leftAt(3)).toEqual([2]);
});

test('a server that has only just started is waited for', () => {
  expect(leftAt(1)).toEqual([]);
  elsewhere.heard(connecting);
  vi.advanceTimersByTime(60_000);
  expect(leave).not.toHaveBeenCalled();
});

test('what a server owes is waited for, though it fails', async () => {
  let answer: (value: string) => void = () => {};
  const owed = elsewhere.owing(new Promise<string>((done) => (answer = done)));
  expect(leftAt(20)).toEqual([]);
  answer('done');
  expect(await owed).toBe('done');
  expect(leftAt(3)).toEqual([2]);
});

test('nothing is left after the end', () => {
  elsewhere.heard(failed);
  elsewhere.stop();
  vi.advanceTimersByTime(60_000);
  expect(leave).not.toHaveBeenCalled();
});
