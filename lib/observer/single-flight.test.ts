import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { delay } from '@/lib/base/time';
import { singleFlight } from './single-flight';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('[W5] calls during a run share one more, which begins after as long a rest', async () => {
  const began: number[] = [];
  const start = Date.now();
  const read = singleFlight(async () => {
    began.push(Date.now() - start);
    await delay(100);
  });
  const done: string[] = [];
  void read().then(() => done.push('first'));
  await pass(50);
  for (const name of ['second', 'third']) void read().then(() => done.push(name));
  await pass(100);
  void read().then(() => done.push('fourth'));
  expect(done).toEqual(['first']);
  await pass(50);
  expect(began).toEqual([0, 200]);
  await pass(100);
  expect(done).toEqual(['first', 'second', 'third', 'fourth']);
  void read();
  expect(began).toEqual([0, 200, 300]);
  await pass(100);
});

test('a failure is told to those who asked for that run, and the next begins at once', async () => {
  let runs = 0;
  const read = singleFlight(async () => {
    runs += 1;
    await delay(100);
    if (runs === 1) throw new Error('no');
  });
  const first = read().catch((error: Error) => error.message);
  const second = read();
  await pass(100);
  expect(await first).toBe('no');
  expect(runs).toBe(2);
  await pass(100);
  await expect(second).resolves.toBeUndefined();
});
