import { expect, test } from 'vitest';
import { aNode, aService, aTask, nodeId } from '../made-up.testing';
import type { SwarmNode } from '../objects/node';
import type { TaskRecord } from '../objects/task';
import { isLastSeen, replicaCount } from './health';

const nodes = new Map([
  [nodeId('worker01'), aNode('worker01')],
  [nodeId('worker02'), aNode('worker02', { state: 'down' })],
]);

test('a task on a lost node still says running, and does not count', () => {
  const lost = aTask('lost', { node: nodeId('worker02') });
  expect(isLastSeen(lost, nodes)).toBe(true);
  expect(isLastSeen(aTask('here'), nodes)).toBe(false);
  const service = aService('web', { mode: { kind: 'replicated', replicas: 2 } });
  expect(replicaCount(service, [lost, aTask('here')], nodes)).toEqual({
    running: 1,
    desired: 2,
    completed: 0,
  });
});

test('a task that is to stop does not count while it still runs', () => {
  const stopping = aTask('stopping', { desiredState: 'shutdown' });
  expect(replicaCount(aService('web'), [stopping], nodes).running).toBe(0);
});

test('a global service aims at the tasks that Swarm wants', () => {
  const service = aService('agent', { mode: { kind: 'global' } });
  const tasks = [aTask('a', { slot: null }), aTask('b', { slot: null, state: 'preparing' })];
  expect(replicaCount(service, tasks, nodes)).toEqual({ running: 1, desired: 2, completed: 0 });
});

test('a global service aims at a node where Swarm has given up, as long as the node qualifies', () => {
  const agent = aService('agent', { mode: { kind: 'global' } });
  const at = (node: string) => ({ slot: null, node: nodeId(node) });
  const failed = { state: 'failed', desiredState: 'shutdown', createdAt: 2 } as const;
  const desired = (
    over: Partial<SwarmNode>,
    last: Partial<TaskRecord> = {},
    more: TaskRecord[] = [],
    service = agent,
  ) => {
    const there = new Map(nodes).set(nodeId('worker03'), aNode('worker03', over));
    const tasks = [
      aTask('a', at('worker01')),
      aTask('stopped', { ...at('worker03'), state: 'shutdown', desiredState: 'shutdown', createdAt: 1 }),
      aTask('last', { ...at('worker03'), ...failed, ...last }),
      aTask('away', { ...at('gone'), ...failed }),
      ...more,
    ];
    return replicaCount(service, tasks, there).desired;
  };
  expect(desired({})).toBe(2);
  expect(desired({}, { state: 'complete' })).toBe(2);
  expect(desired({ availability: 'pause' })).toBe(2);
  expect(desired({ availability: 'drain' })).toBe(1);
  expect(desired({ state: 'down' })).toBe(1);
  const unfit = 'assigned node no longer meets constraints';
  expect(desired({}, { state: 'rejected', error: unfit })).toBe(1);
  expect(desired({}, { template: 'before' }), 'no update came to it').toBe(1);
  const update = { state: 'updating', message: '', startedAt: 1, completedAt: 0 } as const;
  expect(desired({}, { template: 'before' }, [], { ...agent, update }), 'it may come yet').toBe(2);
  expect(desired({}, { state: 'shutdown' }), 'Swarm stopped it').toBe(1);
  expect(desired({}, { desiredState: 'remove' })).toBe(1);
  const next = aTask('next', { ...at('worker03'), state: 'ready', desiredState: 'ready', createdAt: 3 });
  expect(desired({}, {}, [next]), 'it is counted once').toBe(2);
});

test('a job counts what its current run completed', () => {
  const service = aService('job', {
    mode: { kind: 'replicated-job', completions: 3, concurrent: 2 },
    iteration: 1,
  });
  const done = { state: 'complete', desiredState: 'complete' } as const;
  const tasks = [aTask('a', { ...done, iteration: 1 }), aTask('before', { ...done, iteration: 0 })];
  expect(replicaCount(service, tasks, nodes)).toEqual({ running: 0, desired: 2, completed: 1 });
});

test('a running task of a job, which Swarm wants complete, counts', () => {
  const job = aService('job', { mode: { kind: 'global-job' }, iteration: 0 });
  const own = { desiredState: 'complete', iteration: 0, slot: null } as const;
  const tasks = [aTask('a', own), aTask('b', { ...own, state: 'complete' })];
  expect(replicaCount(job, tasks, nodes)).toEqual({ running: 1, desired: 2, completed: 1 });
});

test('a job on every node aims at one where it was given up, in this run', () => {
  const job = aService('job', { mode: { kind: 'global-job' }, iteration: 1 });
  const failed = { state: 'failed', desiredState: 'shutdown', slot: null } as const;
  const tasks = [
    aTask('a', {
      slot: null,
      node: nodeId('worker02'),
      state: 'complete',
      desiredState: 'complete',
      iteration: 1,
    }),
    aTask('b', { ...failed, iteration: 1 }),
  ];
  expect(replicaCount(job, tasks, nodes)).toEqual({ running: 0, desired: 2, completed: 1 });
  expect(replicaCount(job, [aTask('b', { ...failed, iteration: 0 })], nodes).desired).toBe(0);
});
