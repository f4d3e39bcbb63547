import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { delay } from '@/lib/base/time';
import { aNode } from '@/lib/swarm/made-up.testing';
import type { Delta } from '@/lib/swarm/picture/diff';
import { createRevisions, type Revisions } from './revisions';

let revisions: Revisions;
let published: number[];
let version: number;
/** How many slices it takes to see what changed. */
let slices: number;
let start: number;

beforeEach(() => {
  vi.useFakeTimers();
  start = Date.now();
  published = [];
  version = 0;
  slices = 0;
  revisions = createRevisions({
    clock: Date.now,
    *takeChanges(drawn): Generator<undefined, Delta | null> {
      for (let n = 0; n < slices; n += 1) {
        vi.advanceTimersByTime(SLICE);
        yield;
      }
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
/** Longer than work holds the event loop at once, ms. */
const SLICE = 20;
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

test('[W11] a released picture that takes long lets others have their turn, and appears whole', async () => {
  revisions.hold();
  change();
  slices = 3;
  let turns = 0;
  const released = revisions.release();
  setTimeout(() => {
    turns = 1;
    expect(published).toEqual([]);
  });
  await pass(100);
  await released;
  expect(turns).toBe(1);
  expect(published).toHaveLength(1);
});

test('[W11] what is changed step by step ends a picture that is still put together', async () => {
  revisions.hold();
  change();
  slices = 3;
  const released = revisions.release();
  expect(published).toEqual([]);
  const work = revisions.during(() => delay(200));
  expect(published).toHaveLength(1);
  slices = 0;
  version += 1;
  await pass(199);
  await released;
  expect(published).toHaveLength(1);
  revisions.touch();
  await pass(150);
  await work;
  expect(published).toHaveLength(2);
});

test('a clock that is set back delays nothing', async () => {
  change();
  await pass(20);
  vi.setSystemTime(start - 3_600_000);
  change();
  await pass(100);
  expect(published).toHaveLength(2);
});
