import { expect, it } from 'vitest';
import { createTries } from './tries';

it('remembers so many keys, and forgets those that were quiet longest', () => {
  const tries = createTries(1, 3, () => 0);
  for (const key of ['a', 'b', 'c']) expect(tries.take(key).wait).toBe(0);
  // It tries again, and is not the quietest any more.
  expect(tries.take('a').wait).toBe(60);
  expect(tries.take('d').wait).toBe(0);
  expect(tries.take('a').wait).toBe(60);
  expect(tries.take('b').wait).toBe(0);
});

it('counts by the minute, and remembers what failed until it was quiet for an hour', () => {
  let now = 0;
  const tries = createTries(2, 10, () => now);
  expect([tries.take('a'), tries.take('a'), tries.take('a')]).toEqual([
    { wait: 0, failed: 0 },
    { wait: 0, failed: 1 },
    { wait: 60, failed: 2 },
  ]);
  now = 59_999;
  expect(tries.take('a').wait).toBe(1);
  now = 60_000;
  expect(tries.take('a')).toEqual({ wait: 0, failed: 2 });
  tries.giveBack('a');
  expect(tries.take('a')).toEqual({ wait: 0, failed: 2 });
  now += 61 * 60_000;
  expect(tries.take('a')).toEqual({ wait: 0, failed: 0 });
});
