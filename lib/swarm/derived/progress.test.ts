import { expect, test } from 'vitest';
import { aNode, aService, aTask, nodeId } from '../made-up.testing';
import { CONVERGED_MS, progress, progressToTell } from './progress';

const nodes = new Map([
  [nodeId('worker01'), aNode('worker01')],
  [nodeId('worker02'), aNode('worker02', { state: 'down' })],
]);
const six = aService('web', { mode: { kind: 'replicated', replicas: 6 }, updatedAt: 1000 });
const running = (n: number) =>
  Array.from({ length: n }, (_, i) => aTask(`t${i}`, { slot: i + 1, since: 2000 }));

test('counts tasks that run the latest spec', () => {
  const tasks = [...running(4), aTask('old', { slot: 5, template: 'before' })];
  expect(progress(six, tasks, nodes, 3000)).toMatchObject({ phase: 'progressing', done: 4, total: 6 });
});

test('holds for the monitor time, then is settled', () => {
  expect(progress(six, running(6), nodes, 3000)).toMatchObject({ phase: 'verifying', until: 7000 });
  expect(progress(six, running(6), nodes, 7000)).toMatchObject({ phase: 'settled', done: 6, total: 6 });
});

test('is told to have converged for a while, whatever else changes meanwhile', () => {
  const told = (now: number) => progressToTell(six, running(6), nodes, now);
  expect(told(7000 + CONVERGED_MS - 1)).toMatchObject({ phase: 'verifying', until: 7000 });
  expect(told(7000 + CONVERGED_MS)).toBeNull();
});

test('names the task that waits for a node', () => {
  const waiting = aTask('w', { slot: 6, state: 'pending', node: null });
  expect(progress(six, [...running(5), waiting], nodes, 9000).waiting).toBe(waiting);
});

test('names the task of a global service that its node cannot take', () => {
  const agent = aService('web', { mode: { kind: 'global' } });
  const held = aTask('h', { slot: null, state: 'pending', error: 'insufficient resources on 1 node' });
  expect(progress(agent, [held], nodes, 9000).waiting).toBe(held);
  expect(progress(agent, [{ ...held, error: '' }], nodes, 9000).waiting).toBeNull();
});

test('scaled to zero: waits for the last to stop, but not for a lost node', () => {
  const zero = aService('web', { mode: { kind: 'replicated', replicas: 0 } });
  const stopping = aTask('s', { desiredState: 'remove' });
  expect(progress(zero, [stopping], nodes, 9000)).toMatchObject({
    phase: 'progressing',
    stopping: 1,
    total: 0,
  });
  const lost = aTask('s', { desiredState: 'remove', node: nodeId('worker02') });
  expect(progress(zero, [lost], nodes, 9000)).toMatchObject({ phase: 'settled', stopping: 0 });
});

test('a paused update is said to be paused', () => {
  const update = { state: 'paused', message: 'update paused', startedAt: 0, completedAt: 0 } as const;
  expect(progress({ ...six, update }, running(6), nodes, 9000).phase).toBe('paused');
});

test('a job is settled when all completed', () => {
  const job = aService('job', {
    mode: { kind: 'replicated-job', completions: 2, concurrent: 1 },
    iteration: 0,
  });
  const done = { state: 'complete', desiredState: 'complete', iteration: 0 } as const;
  const one = [aTask('a', { ...done, slot: 0 }), aTask('b', { slot: 1, iteration: 0 })];
  expect(progress(job, one, nodes, 0)).toMatchObject({ phase: 'progressing', done: 1, total: 2 });
  const both = [aTask('a', { ...done, slot: 0 }), aTask('b', { ...done, slot: 1 })];
  expect(progress(job, both, nodes, 0)).toMatchObject({ phase: 'settled', done: 2, total: 2 });
});

test('a job on every node is not done where a node’s task was given up', () => {
  const everywhere = aService('job', { mode: { kind: 'global-job' }, iteration: 0 });
  const of = { slot: null, iteration: 0 } as const;
  const done = aTask('a', { ...of, state: 'complete', desiredState: 'complete' });
  const failed = aTask('b', { ...of, node: nodeId('b'), state: 'failed', desiredState: 'shutdown' });
  expect(progress(everywhere, [done, failed], nodes, 0)).toMatchObject({
    phase: 'progressing',
    done: 1,
    total: 2,
  });
  const again = aTask('c', { ...of, node: nodeId('b'), state: 'complete', desiredState: 'complete' });
  expect(progress(everywhere, [done, failed, again], nodes, 0)).toMatchObject({ phase: 'settled', total: 2 });
});
