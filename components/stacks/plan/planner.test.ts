import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { StackName } from '@/lib/swarm/objects/ids';
import type { Answer } from '@/lib/swarm/operations/query';
import { createPlanner, PAUSE_MS, type PlanQuery, SLOW_MS } from './planner';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const query = (compose: string): PlanQuery => ({
  kind: 'plan-stack',
  stack: 'shop' as StackName,
  compose,
  values: {},
  prune: false,
});
const NO_CLI: Answer<'plan-stack'> = { ok: true, value: { state: 'no-cli' } };

/** A planner, what it asked for, and a way to answer the first of what is open. */
function started() {
  const asked: string[] = [];
  const open: ((answer: Answer<'plan-stack'>) => void)[] = [];
  const planner = createPlanner(({ compose }) => {
    asked.push(compose);
    return new Promise((resolve) => open.push(resolve));
  });
  return {
    planner,
    asked,
    answer: async (answer = NO_CLI) => {
      open.shift()?.(answer);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

it('asks once the typing has ended, and for the last text alone', async () => {
  const { planner, asked, answer } = started();
  for (const text of ['a', 'ab', 'abc']) {
    planner.want(query(text));
    expect(planner.get().phase).toBe('waiting');
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
  }
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual(['abc']);
  expect(planner.get().phase).toBe('asking');
  await answer();
  expect(planner.get()).toMatchObject({ phase: 'resting', answer: NO_CLI });
  planner.want(query('abc'));
  await vi.advanceTimersByTimeAsync(10 * PAUSE_MS);
  expect(asked).toEqual(['abc']);
});

it('has one question out at a time; what came for an older text is not shown', async () => {
  const { planner, asked, answer } = started();
  planner.want(query('a'));
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  for (const text of ['b', 'c', 'd']) {
    planner.want(query(text));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
  }
  expect(asked).toEqual(['a']);
  expect(planner.get().phase).toBe('asking');
  await answer();
  expect(asked).toEqual(['a', 'd']);
  expect(planner.get().answer).toBeNull();
  await answer();
  expect(planner.get()).toMatchObject({ phase: 'resting', answer: NO_CLI });
});

it('an answer that comes while somebody types on does not cut the pause short', async () => {
  const { planner, asked, answer } = started();
  planner.want(query('a'));
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  planner.want(query('b'));
  await answer();
  expect(asked).toEqual(['a']);
  expect(planner.get().phase).toBe('waiting');
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(asked).toEqual(['a', 'b']);
});

it('asks nothing while there is nothing to ask, and forgets what it knew', async () => {
  const { planner, asked, answer } = started();
  planner.want(query('a'));
  planner.want(null);
  await vi.advanceTimersByTimeAsync(10 * PAUSE_MS);
  planner.again();
  expect(asked).toEqual([]);
  planner.want(query('a'));
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  await answer();
  planner.want(null);
  expect(planner.get()).toEqual({ phase: 'resting', answer: null, key: null });
});

it('says that an answer takes its time', async () => {
  const { planner, answer } = started();
  planner.want(query('a'));
  await vi.advanceTimersByTimeAsync(PAUSE_MS + SLOW_MS);
  expect(planner.get().phase).toBe('slow');
  await answer();
  expect(planner.get().phase).toBe('resting');
});

it('asks again at once when told to, and keeps what it knows until then', async () => {
  const { planner, asked, answer } = started();
  planner.want(query('a'));
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  await answer();
  planner.again();
  expect(asked).toEqual(['a', 'a']);
  expect(planner.get()).toMatchObject({ phase: 'asking', answer: NO_CLI });
  // What changed in the swarm while it was asked is asked for, too.
  planner.again();
  await answer();
  expect(asked).toEqual(['a', 'a', 'a']);
  await answer();
  expect(planner.get().phase).toBe('resting');
});
