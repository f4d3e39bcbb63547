import { describe, expect, test } from 'vitest';
import { serviceId, taskId } from '@/lib/swarm/made-up.testing';
import { FailureQueue } from './failure-queue';

const failure = (service: string, n: number) => ({
  id: taskId(`${service}${n}`),
  service: serviceId(service),
});

/** All that may be read at `now`, and the wait that ends it. */
function drain(queue: FailureQueue<ReturnType<typeof failure>>, now: number) {
  const taken: string[] = [];
  for (;;) {
    const turn = queue.next(now);
    if (turn === null || 'wait' in turn) return { taken, wait: turn?.wait ?? null };
    taken.push(turn.take.id);
  }
}

describe('failure queue', () => {
  test('services take turns, each with its latest failure first', () => {
    const queue = new FailureQueue<ReturnType<typeof failure>>();
    for (const n of [1, 2, 3]) queue.add(failure('a', n));
    for (const n of [1, 2]) queue.add(failure('b', n));
    expect(drain(queue, 0)).toEqual({ taken: ['a3', 'b2', 'a2', 'b1', 'a1'], wait: null });
  });

  test('of one service no more than three wait: the oldest give way', () => {
    const queue = new FailureQueue<ReturnType<typeof failure>>();
    for (let n = 0; n < 1_000; n++) queue.add(failure('a', n));
    expect(drain(queue, 0).taken).toEqual(['a999', 'a998', 'a997']);
  });

  test('what is forgotten is not read', () => {
    const queue = new FailureQueue<ReturnType<typeof failure>>();
    for (const n of [1, 2]) queue.add(failure('a', n));
    queue.add(failure('b', 1));
    queue.drop(new Set([taskId('a2'), taskId('b1')]));
    expect(drain(queue, 0).taken).toEqual(['a1']);
  });

  test('a storm of 1,000 services costs 60 reads, and as many each minute after', () => {
    const queue = new FailureQueue<ReturnType<typeof failure>>();
    for (let n = 0; n < 1_000; n++) queue.add(failure(`s${n}.`, 0));
    const first = drain(queue, 1_000);
    expect(first.taken).toHaveLength(60);
    expect(first.wait).toBe(60_000);
    expect(drain(queue, 60_999).taken).toEqual([]);
    expect(drain(queue, 61_000).taken).toHaveLength(60);
  });

  test('a service that fails on and on leaves half of the budget to the others', () => {
    const queue = new FailureQueue<ReturnType<typeof failure>>();
    let read = 0;
    for (let now = 0; now < 40_000; now += 1_000) {
      queue.add(failure('a', now));
      read += drain(queue, now).taken.length;
    }
    expect(read).toBe(30);
    queue.add(failure('b', 1));
    expect(drain(queue, 40_000)).toEqual({ taken: ['b1'], wait: 20_000 });
    expect(drain(queue, 60_000).taken).toEqual(['a39000']);
  });
});
