import { expect, test } from 'vitest';
import { aNode, aService, aTask, nodeId } from '../made-up.testing';
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
