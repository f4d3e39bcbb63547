import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { delay } from '@/lib/base/time';
import type { Delta } from '@/lib/swarm/diff';
import { aNode } from '@/lib/swarm/made-up';
import { createRevisions, type Revisions } from './revisions';

let revisions: Revisions;
let published: number[];
let version: number;
let start: number;

beforeEach(() => {
  vi.useFakeTimers();
  start = Date.now();
  published = [];
  version = 0;
  revisions = createRevisions({
    clock: Date.now,
    takeChanges: (drawn): Delta | null => {
      const isNews = [...drawn.nodes.values()][0]?.version !== version;
      return isNews ? { put: { nodes: [aNode('a', { version })] }, remove: {} } : null;
    },
    narrate: () => [],
    publish: () => void published.push(Date.now() - start),
  });
});
afterEach(() => {
  revisions.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
function change(): void {
  version += 1;
  revisions.touch();
}

test('[W13] the first change after a quiet time is told quickly, and those that follow every 100 ms', async () => {
  for (let i = 0; i < 50; i++) {
    change();
    await pass(10);
  }
  await pass(100);
  expect(published).toEqual([20, 120, 220, 320, 420, 520]);
  expect(revisions.cluster.nodes.get(aNode('a').id)?.version).toBe(50);
  await pass(1_000);
  change();
  await pass(20);
  expect(published).toHaveLength(7);
});

test('nothing changed is no revision', async () => {
  change();
  await pass(20);
  revisions.touch();
  await pass(200);
  expect(published).toHaveLength(1);
});

test('[W11] what is changed step by step appears together', async () => {
  change();
  const work = revisions.during(async () => {
    await delay(200);
    version += 1;
  });
  await pass(199);
  expect(published).toEqual([]);
  await pass(1);
  await work;
  await pass(20);
  expect(published).toHaveLength(1);
  expect(revisions.cluster.nodes.get(aNode('a').id)?.version).toBe(2);
});

test('a release while something is changed step by step waits for that', async () => {
  revisions.hold();
  change();
  const work = revisions.during(() => delay(200));
  revisions.release();
  await pass(199);
  expect(published).toEqual([]);
  await pass(21);
  await work;
  expect(published).toHaveLength(1);
});

test('a clock that is set back delays nothing', async () => {
  change();
  await pass(20);
  vi.setSystemTime(start - 3_600_000);
  change();
  await pass(100);
  expect(published).toHaveLength(2);
});
