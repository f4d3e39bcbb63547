import { describe, expect, test } from 'vitest';
import { aNode, aService, aTask, nodeId } from '../made-up.testing';
import type { Service, UpdateState } from '../objects/service';
import type { TaskRecord } from '../objects/task';
import { ROLLBACK_NEWS_MS, serviceState, shortImage } from './service-state';

const NOW = 1_000_000;
const nodes = new Map([
  [nodeId('worker01'), aNode('worker01')],
  [nodeId('worker02'), aNode('worker02', { state: 'down' })],
]);
const web = (over: Partial<Service> = {}) =>
  aService('web', { mode: { kind: 'replicated', replicas: 3 }, ...over });
const running = (n: number, over: Partial<TaskRecord> = {}) =>
  Array.from({ length: n }, (_, i) => aTask(`t${i}`, { slot: i + 1, ...over }));
const state = (service: Service, tasks: readonly TaskRecord[], now = NOW) =>
  serviceState(service, tasks, nodes, service.updateConfig, now);
const updated = (state: UpdateState, completedAt = 0) => ({
  update: { state, message: '', startedAt: NOW - 60_000, completedAt },
});
const failed = (id: string, over: Partial<TaskRecord> = {}) =>
  aTask(id, { state: 'failed', desiredState: 'shutdown', exitCode: 1, error: 'exit', ...over });

describe('a replicated service', () => {
  test('is healthy when all that were asked for run; those that still stop are told', () => {
    expect(state(web(), running(3))).toEqual({ kind: 'healthy', running: 3, desired: 3, stopping: 0 });
    const stopping = aTask('s', { slot: 4, desiredState: 'remove' });
    expect(state(web(), [...running(3), stopping])).toMatchObject({ kind: 'healthy', stopping: 1 });
  });

  test('starts while some are on their way, and nothing is wrong with them', () => {
    const coming = aTask('c', { slot: 2, state: 'preparing' });
    expect(state(web(), [...running(1), coming])).toMatchObject({ kind: 'starting', running: 1, desired: 3 });
    expect(state(web(), [])).toMatchObject({ kind: 'starting', running: 0, desired: 3 });
    const placed = aTask('p', { slot: 2, state: 'pending', node: null });
    expect(state(web(), [...running(1), placed])).toMatchObject({ kind: 'starting' });
  });

  test('is short where no node takes a task, with one that waits', () => {
    const waiting = aTask('w', { slot: 3, state: 'pending', node: null, error: 'no suitable node' });
    expect(state(web(), [...running(2), waiting])).toEqual({
      kind: 'short',
      running: 2,
      desired: 3,
      waiting: { count: 1, example: waiting },
      failures: null,
      lost: 0,
    });
  });

  test('is short where its tasks fail: the latest failure, and how often; what runs again is forgotten', () => {
    const tasks = [
      ...running(2),
      failed('old', { slot: 1, createdAt: 9 }),
      failed('a', { slot: 3, createdAt: 1 }),
      failed('b', { slot: 3, createdAt: 2 }),
      aTask('next', { slot: 3, state: 'ready', desiredState: 'ready', createdAt: 3 }),
    ];
    expect(state(web(), tasks)).toMatchObject({
      kind: 'short',
      failures: { task: { id: 'b' }, times: 2 },
      waiting: null,
    });
  });

  test.each(['failed', 'rejected', 'complete'] as const)(
    'is short where Swarm has given up, whatever was stopped there before: %s',
    (end) => {
      const stopped = aTask('s', {
        slot: 3,
        state: 'shutdown',
        desiredState: 'shutdown',
        template: 'before',
      });
      const last = failed('last', { slot: 3, state: end, createdAt: 2 });
      const short = { kind: 'short', running: 2, desired: 3, failures: { task: last, times: 1 } };
      expect(state(web(), [...running(2), stopped, last])).toMatchObject(short);
      expect(state(web(), [last, stopped])).toMatchObject({ ...short, running: 0 });
    },
  );

  test('does not mind what a slot that was scaled away has left', () => {
    const tasks = [...running(2), aTask('c', { slot: 3, state: 'preparing' }), failed('left', { slot: 4 })];
    expect(state(web(), tasks).kind).toBe('starting');
    const removed = failed('r', { slot: 3, desiredState: 'remove' });
    expect(state(web(), [...running(2), removed]).kind).toBe('starting');
  });

  test('is short where a node does not report', () => {
    const lost = aTask('l', { slot: 3, node: nodeId('worker02') });
    expect(state(web(), [...running(2), lost])).toMatchObject({ kind: 'short', running: 2, lost: 1 });
  });

  test('runs nothing when it is scaled to 0', () => {
    const zero = web({ mode: { kind: 'replicated', replicas: 0 } });
    expect(state(zero, [aTask('s', { desiredState: 'remove' })])).toEqual({ kind: 'zero', stopping: 1 });
    expect(state(zero, [])).toEqual({ kind: 'zero', stopping: 0 });
  });
});

describe('a global service', () => {
  const agent = (over: Partial<Service> = {}) => web({ mode: { kind: 'global' }, ...over });
  test('runs on every node that qualifies', () => {
    expect(state(agent(), [aTask('g', { slot: null })])).toMatchObject({ kind: 'global', running: 1 });
  });
  test('is short where Swarm has given up, on all nodes too', () => {
    const on = { slot: null, node: nodeId('worker03') };
    const three = new Map(nodes).set(on.node, aNode('worker03'));
    const told = (tasks: readonly TaskRecord[]) =>
      serviceState(agent(), tasks, three, agent().updateConfig, NOW);
    const last = failed('last', on);
    expect(told([aTask('g', { slot: null }), last])).toMatchObject({
      kind: 'short',
      running: 1,
      desired: 2,
      failures: { task: last, times: 1 },
    });
    expect(told([failed('f', { slot: null }), last])).toMatchObject({
      kind: 'short',
      running: 0,
      desired: 2,
    });
  });
  test('is short where its node cannot take a task, with why; without a why it only starts', () => {
    const error = 'host-mode port already in use on 1 node';
    const held = aTask('h', { slot: null, node: nodeId('worker02'), state: 'pending', error });
    const tasks = [aTask('g', { slot: null }), held];
    expect(state(agent(), tasks)).toEqual({
      kind: 'short',
      running: 1,
      desired: 2,
      waiting: { count: 1, example: held },
      failures: null,
      lost: 0,
    });
    expect(state(agent(), [aTask('g', { slot: null }), { ...held, error: '' }]).kind).toBe('starting');
    const preparing = { ...held, state: 'preparing' } as const;
    expect(state(agent(), [aTask('g', { slot: null }), preparing]).kind, 'it is taken').toBe('starting');
  });
  test('does not count a node that it has left', () => {
    const gone = failed('f', { slot: null, node: nodeId('worker02') });
    expect(state(agent(), [aTask('g', { slot: null }), gone])).toMatchObject({ kind: 'global', running: 1 });
  });
  test('is about to start on those that qualify, or runs nowhere', () => {
    expect(state(agent(), [])).toMatchObject({ kind: 'starting', running: 0, desired: 1 });
    expect(state(agent({ constraints: ['node.labels.gpu==yes'] }), [])).toEqual({ kind: 'nowhere' });
  });
});

describe('a job', () => {
  const job = web({ mode: { kind: 'replicated-job', completions: 2, concurrent: 2 }, iteration: 1 });
  const done = { state: 'complete', desiredState: 'complete', iteration: 1 } as const;
  test('counts what completed, with what fails meanwhile', () => {
    const tasks = [
      aTask('a', { ...done, slot: 0 }),
      failed('f', { slot: 1, iteration: 1 }),
      aTask('b', { slot: 1, iteration: 1, createdAt: 1 }),
      failed('earlier', { slot: 1, iteration: 0 }),
    ];
    expect(state(job, tasks)).toMatchObject({
      kind: 'job',
      completed: 1,
      total: 2,
      failures: { task: { id: 'f' }, times: 1 },
    });
  });
  const held = {
    state: 'pending',
    desiredState: 'complete',
    error: 'no suitable node',
    iteration: 1,
  } as const;
  test('waits where no node takes what is left of it', () => {
    const waiting = aTask('w', { ...held, slot: 1, node: null });
    expect(state(job, [aTask('a', { ...done, slot: 0 }), waiting])).toEqual({
      kind: 'job-waiting',
      completed: 1,
      total: 2,
      waiting: { count: 1, example: waiting },
      failures: null,
    });
    expect(state(job, [aTask('a', { slot: 0, iteration: 1 }), waiting]), 'one works on').toMatchObject({
      kind: 'job',
      waiting: { count: 1 },
    });
  });
  test('has stopped where Swarm has given up on all that is left of it', () => {
    const tasks = [
      aTask('a', { ...done, slot: 0 }),
      failed('first', { slot: 1, iteration: 1 }),
      failed('last', { slot: 1, iteration: 1, createdAt: 1 }),
    ];
    expect(state(job, tasks)).toMatchObject({
      kind: 'job-stopped',
      completed: 1,
      failures: { task: { id: 'last' }, times: 2 },
    });
    const again = aTask('again', {
      slot: 1,
      iteration: 1,
      state: 'ready',
      desiredState: 'ready',
      createdAt: 2,
    });
    expect(state(job, [...tasks, again]).kind).toBe('job');
    const earlier = failed('earlier', { slot: 0, iteration: 0 });
    expect(state(job, [earlier]).kind, 'its tasks are about to be made').toBe('job');
  });
  test('on every node: on those that qualify, or nowhere', () => {
    const everywhere = (over: Partial<Service> = {}) =>
      web({ mode: { kind: 'global-job' }, iteration: 1, ...over });
    expect(state(everywhere(), [])).toMatchObject({ kind: 'job', completed: 0, total: 1 });
    expect(state(everywhere({ constraints: ['node.labels.gpu==yes'] }), [])).toEqual({ kind: 'nowhere' });
    const waiting = aTask('w', { ...held, slot: null });
    expect(state(everywhere(), [waiting])).toMatchObject({
      kind: 'job-waiting',
      waiting: { count: 1, example: waiting },
    });
    const last = failed('f', { slot: null, iteration: 1 });
    expect(state(everywhere(), [last])).toMatchObject({ kind: 'job-stopped', completed: 0, total: 1 });
  });
  test('does nothing when it is scaled to 0', () => {
    const zero = { ...job, mode: { kind: 'replicated-job', completions: 0, concurrent: 1 } } as const;
    expect(state(zero, [])).toEqual({ kind: 'zero', stopping: 0 });
  });
  test('is complete when all are, since the last', () => {
    const tasks = [aTask('a', { ...done, slot: 0, since: 5 }), aTask('b', { ...done, slot: 1, since: 7 })];
    expect(state(job, tasks)).toEqual({ kind: 'job-complete', total: 2, at: 7 });
  });
});

describe('a rollout', () => {
  const before = { template: 'before', createdAt: NOW - 50_000 };
  test('is told as long as it goes on, with one count of its slots', () => {
    const service = web(updated('updating'));
    const old = { desiredState: 'shutdown', state: 'shutdown', template: 'before' } as const;
    const tasks = [
      aTask('o1', { slot: 1, ...old }),
      aTask('n1', { slot: 1, since: NOW - 60_000, createdAt: 1 }),
      aTask('o2', { slot: 2, ...old }),
      aTask('n2', { slot: 2, since: NOW - 1_000, createdAt: 1 }),
      aTask('o3', { slot: 3, template: 'before' }),
    ];
    const told = state(service, tasks);
    expect(told.kind).toBe('updating');
    expect('rollout' in told && told.rollout.counts).toMatchObject({ done: 1, verifying: 1, waiting: 1 });
    expect(state(web(updated('rollback_started')), tasks).kind).toBe('rolling-back');
  });

  test('that no node takes says what waits', () => {
    const waiting = aTask('w', { slot: 1, state: 'pending', node: null, error: 'no suitable node' });
    const tasks = [waiting, ...[2, 3].map((slot) => aTask(`o${slot}`, { slot, template: 'before' }))];
    for (const of of ['updating', 'rollback_started', 'paused', 'rollback_paused'] as const)
      expect(state(web(updated(of)), tasks)).toMatchObject({ waiting: { count: 1, example: waiting } });
    expect(state(web(updated('updating')), tasks.slice(1))).toMatchObject({ waiting: null });
  });

  test('that is paused says why', () => {
    const tasks = [...running(2, { template: 'before' }), failed('f', { slot: 3 })];
    expect(state(web(updated('paused')), tasks)).toMatchObject({
      kind: 'paused',
      failures: { task: { id: 'f' }, times: 1 },
    });
    expect(state(web(updated('rollback_paused')), tasks).kind).toBe('rollback-paused');
  });

  test('that was turned back: what it left, for an hour', () => {
    const tasks = [
      ...running(3),
      failed('a', { slot: 1, ...before }),
      failed('b', { slot: 1, ...before, createdAt: NOW - 40_000 }),
      failed('older', { slot: 1, template: 'long ago', createdAt: 1 }),
    ];
    const service = web(updated('rollback_completed', NOW - 240_000));
    expect(state(service, tasks)).toEqual({
      kind: 'rolled-back',
      at: NOW - 240_000,
      failures: { task: tasks[4], times: 2 },
      running: 3,
      desired: 3,
    });
    expect(state(service, running(3))).toMatchObject({ kind: 'rolled-back', failures: null });
    expect(state(service, tasks, NOW - 240_000 + ROLLBACK_NEWS_MS).kind).toBe('healthy');
    expect(state(service, running(2)).kind, 'what is wrong comes first').toBe('starting');
  });

  test('that ended well is no news', () => {
    expect(state(web(updated('completed', NOW)), running(3)).kind).toBe('healthy');
  });

  test('a task that ends without an error, where it should run on, is a failure', () => {
    const ended = aTask('e', { slot: 1, ...before, state: 'complete', desiredState: 'shutdown' });
    expect(state(web(updated('rollback_completed', NOW)), [...running(3), ended])).toMatchObject({
      failures: { times: 1 },
    });
  });
});

test.each([
  ['registry:5000/example/echo:1.1-rc1', null, '1.1-rc1'],
  ['nginx', null, 'latest'],
  ['example/echo', 'sha256:0123456789abcdef', 'echo'],
])('the short name of %s', (name, digest, short) => {
  expect(shortImage({ image: { name, digest } })).toBe(short);
});
