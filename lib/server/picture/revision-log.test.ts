import { expect, it } from 'vitest';
import type { Change } from '@/lib/observer/observer';
import { taskId } from '@/lib/swarm/made-up.testing';
import { createRevisionLog, type RevisionLogOptions } from './revision-log';

/** A change that removes `weight` tasks. */
const change = (revision: number, weight = 1): Change => ({
  revision,
  delta: { put: {}, remove: { tasks: Array.from({ length: weight }, (_, n) => taskId(`t${n}`)) } },
  activities: [],
  events: [],
  at: 0,
});

/** A log whose messages are the bases of their revisions. */
const aLog = (current: number, options: Partial<RevisionLogOptions<number>> = {}) =>
  createRevisionLog({ current, encode: ({ base }) => base, ...options });

it('leads from any revision that it keeps to the current one [P3]', () => {
  const log = aLog(7);
  for (const revision of [8, 9, 10]) log.add(change(revision));
  expect(log.since(7, 100)).toEqual([7, 8, 9]);
  expect(log.since(9, 100)).toEqual([9]);
  expect(log.since(10, 100)).toEqual([]);
});

it('knows no way from before its time, nor from the future', () => {
  const log = aLog(7);
  log.add(change(8));
  expect(log.since(6, 100)).toBeNull();
  expect(log.since(9, 100)).toBeNull();
});

it('forgets the oldest', () => {
  const log = aLog(0, { capacity: 3 });
  for (const revision of [1, 2, 3, 4]) log.add(change(revision));
  expect(log.since(0, 100)).toBeNull();
  expect(log.since(1, 100)).toEqual([1, 2, 3]);
});

it('offers no way that is longer than the limit', () => {
  const log = aLog(0);
  log.add(change(1, 60));
  log.add(change(2, 60));
  expect(log.since(0, 100)).toBeNull();
  expect(log.since(1, 100)).toEqual([1]);
});

it('offers no way across a jump', () => {
  const log = aLog(0);
  log.add(change(1));
  log.add(change(5));
  expect(log.since(0, 100)).toBeNull();
  expect(log.since(4, 100)).toEqual([4]);
});

it('keeps no revision that is larger than a picture is worth', () => {
  const log = aLog(0, { largest: 5 });
  expect(log.add(change(1, 5))).toBe(0);
  expect(log.add(change(2, 6))).toBeNull();
  expect(log.since(1, 100)).toBeNull();
  expect(log.since(2, 100)).toEqual([]);
  log.add(change(3));
  expect(log.since(2, 100)).toEqual([2]);
});
