import { expect, test } from 'vitest';
import { aCluster, aNode, aService, aTask, nodeId } from '../made-up.testing';
import type { Cluster } from '../objects/cluster';
import { hasFailed, slotKey, type TaskRecord } from '../objects/task';
import { attention as attentionTo } from './attention';

const failed = { state: 'failed', desiredState: 'shutdown', error: 'task: non-zero exit (1)' } as const;
const nodes = [aNode('worker01')];

function attention(cluster: Cluster, now: number) {
  const tasks = [...cluster.tasks.values()];
  const finder = {
    failedTasks: () => tasks.filter(hasFailed),
    tasksOfSlot: (key: string) => tasks.filter((task) => slotKey(task) === key),
    runningAt: (id: string) => tasks.filter(({ node, state }) => node === id && state === 'running').length,
  };
  return attentionTo(cluster, finder, now);
}

test('an old failure in a slot that has run for long is no cause for alarm', () => {
  const tasks = [aTask('dead', { ...failed, since: 1 }), aTask('now', { since: 2, createdAt: 2 })];
  const cluster = aCluster({ nodes, services: [aService('web')], tasks });
  expect(attention(cluster, 60_000)).toEqual([]);
});

test('a crash loop stays listed while its newest task has only just started', () => {
  const tasks = [
    aTask('d1', { ...failed, since: 1 }),
    aTask('d2', { ...failed, since: 2, createdAt: 2 }),
    aTask('now', { since: 3, createdAt: 3 }),
  ];
  const cluster = aCluster({ nodes, services: [aService('web')], tasks });
  expect(attention(cluster, 1_000)).toMatchObject([
    { kind: 'service-failing', slots: 1, failures: 2, task: { id: 'd2' } },
  ]);
});

test('a failed task that nothing replaces is listed', () => {
  const cluster = aCluster({ nodes, services: [aService('web')], tasks: [aTask('dead', failed)] });
  expect(attention(cluster, 60_000)).toHaveLength(1);
});

test('a failure that nothing replaces is listed after a task that was stopped, or ended well, before it', () => {
  for (const state of ['shutdown', 'complete'] as const) {
    const before = aTask('before', { state, desiredState: 'shutdown' });
    const tasks = [before, aTask('dead', { ...failed, createdAt: 1 })];
    const cluster = aCluster({ nodes, services: [aService('web')], tasks });
    expect(attention(cluster, 60_000)).toHaveLength(1);
  }
});

test('a lost worker needs nobody once it is drained; a manager does, whatever runs on it', () => {
  const lost = ['down', 'disconnected'] as const;
  const nodes = lost.flatMap((state) => [
    aNode(`worker, ${state}`, { state }),
    aNode(`paused, ${state}`, { state, availability: 'pause' }),
    aNode(`drained, ${state}`, { state, availability: 'drain' }),
    aNode(`drained manager, ${state}`, { state, availability: 'drain', role: 'manager' }),
  ]);
  const named = attention(aCluster({ nodes }), 0).flatMap((item) => ('node' in item ? item.node.id : []));
  expect(named).toEqual(
    lost.flatMap((state) => [`worker, ${state}`, `paused, ${state}`, `drained manager, ${state}`]),
  );
});

test('a lost node comes first, with the tasks last seen on it', () => {
  const cluster = aCluster({
    nodes: [
      aNode('worker01', { state: 'down' }),
      aNode('manager', { manager: { leader: false, reachability: 'unreachable', address: '' } }),
    ],
    services: [aService('web')],
    tasks: [aTask('a'), aTask('b', { ...failed, slot: 2, node: nodeId('manager') })],
  });
  expect(attention(cluster, 60_000).map((item) => item.kind)).toEqual([
    'node-down',
    'manager-unreachable',
    'service-failing',
  ]);
  expect(attention(cluster, 60_000)[0]).toMatchObject({ tasks: 1 });
});

const job = aService('web', {
  mode: { kind: 'replicated-job', completions: 2, concurrent: 1 },
  iteration: 1,
});
const complete = {
  state: 'complete',
  desiredState: 'complete',
  iteration: 1,
  createdAt: 2,
  since: 3,
} as const;
const tried = aTask('tried', { ...failed, iteration: 1 });

test.each([
  ['a job', job, 0],
  ['a job on every node', { ...job, mode: { kind: 'global-job' } } as const, null],
])('%s that failed once and then completed is quiet from then on', (_, service, slot) => {
  const tasks = [{ ...tried, slot }, aTask('done', { ...complete, slot })];
  const cluster = aCluster({ nodes, services: [service], tasks });
  expect(attention(cluster, 4)).toEqual([]);
  expect(attention(cluster, 60_000)).toEqual([]);
});

test('a job is failing until its next try has held for a while, or is done', () => {
  const next = aTask('next', { desiredState: 'complete', iteration: 1, createdAt: 2, since: 3 });
  const at = (now: number, over: Partial<TaskRecord> = {}) =>
    attention(aCluster({ nodes, services: [job], tasks: [tried, { ...next, ...over }] }), now).length;
  expect(at(60_000, { state: 'pending', node: null })).toBe(1);
  expect(at(1_000)).toBe(1);
  expect(at(60_000)).toBe(0);
  expect(at(1_000, complete)).toBe(0);
  expect(at(1_000, { ...failed, createdAt: 2 })).toBe(1);
});

test('what failed in an earlier run of a job is history', () => {
  const tasks = [
    aTask('old', { ...failed, slot: 1, iteration: 0 }),
    aTask('now', { slot: 0, state: 'preparing', desiredState: 'complete', iteration: 1 }),
  ];
  expect(attention(aCluster({ nodes, services: [job], tasks }), 60_000)).toEqual([]);
});

test('a clock that is off comes last, and not of a node that does not report', () => {
  const off = { clockOffset: -3_521_000 };
  const there = [aNode('pi1', off), aNode('pi2', { ...off, state: 'down' }), ...nodes];
  const cluster = aCluster({ nodes: there, services: [aService('web')], tasks: [aTask('dead', failed)] });
  expect(attention(cluster, 60_000).map((item) => [item.kind, 'node' in item && item.node.id])).toEqual([
    ['node-down', 'pi2'],
    ['service-failing', false],
    ['clock-off', 'pi1'],
  ]);
});
