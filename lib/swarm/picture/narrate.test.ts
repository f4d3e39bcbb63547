import { expect, test } from 'vitest';
import { aCluster, aNode, aService, aTask, nodeId, stackName } from '../made-up.testing';
import type { Cluster, RecordedCluster } from '../objects/cluster';
import { diff } from './diff';
import { withMovedTasks } from './moved-tasks';
import { narrate as narrateDelta } from './narrate';

function narrate(previous: Cluster, next: RecordedCluster) {
  const delta = diff(previous, next);
  const tasksOf = (id: string) => [...next.tasks.values()].filter(({ service }) => service === id);
  return delta ? narrateDelta(previous, next, delta, tasksOf) : [];
}

const nodes = [aNode('worker01'), aNode('worker02'), aNode('worker03')];
const one = aService('echo', { updatedAt: 1000 });
const base = aCluster({ nodes, services: [aService('web')], tasks: [] });
const kinds = (previous: Cluster, next: RecordedCluster) =>
  narrate(previous, next).map((event) => event.kind);

test('[S1] nothing changed, nothing to tell', () => {
  expect(narrate(base, base)).toEqual([]);
});

test('a scale names both numbers', () => {
  const six = { ...one, version: 2, mode: { kind: 'replicated', replicas: 6 } } as const;
  expect(narrate(aCluster({ nodes, services: [one] }), aCluster({ nodes, services: [six] }))).toEqual([
    { kind: 'service-scaled', service: 'echo', name: 'echo', from: 1, to: 6 },
  ]);
});

test('a failed task, then its replacement elsewhere with the time that it took', () => {
  const running = aTask('a', { slot: 3, node: nodeId('worker02') });
  const dead = { ...running, state: 'failed', desiredState: 'shutdown', since: 5000, exitCode: 137 } as const;
  const fresh = aTask('b', { slot: 3, node: nodeId('worker03'), createdAt: 5000, since: 8100 });
  const starting = { ...fresh, state: 'starting' } as const;
  const picture = (tasks: Parameters<typeof aCluster>[0]['tasks']) =>
    aCluster({ nodes, services: [aService('web')], tasks: tasks ?? [] });
  expect(narrate(picture([running]), picture([dead, starting]))).toEqual([
    { kind: 'task-failed', task: 'a', name: 'web.3', node: 'worker02', exitCode: 137, error: 'started' },
  ]);
  expect(narrate(picture([dead, starting]), picture([dead, fresh]))).toEqual([
    {
      kind: 'task-replaced',
      task: 'b',
      old: 'a',
      name: 'web.3',
      from: 'worker02',
      to: 'worker03',
      exitCode: 137,
      cause: 'failed',
      tookMs: 3100,
    },
  ]);
});

test('a scale that arrives is told once, with its duration', () => {
  const starting = aCluster({
    nodes,
    services: [one],
    tasks: [aTask('a', { service: one.id, state: 'starting' })],
  });
  const running = aCluster({ nodes, services: [one], tasks: [aTask('a', { service: one.id, since: 3000 })] });
  expect(narrate(starting, running)).toEqual([
    { kind: 'service-converged', service: 'echo', name: 'echo', running: 1, tookMs: 2000 },
  ]);
});

test('a stack comes and goes as a whole', () => {
  const services = ['api', 'nginx'].map((name) => aService(`echo_${name}`, { stack: stackName('echo') }));
  const full = aCluster({ nodes, services });
  const empty = aCluster({ nodes });
  expect(kinds(empty, full)).toEqual(['stack-created', 'service-created', 'service-created']);
  expect(kinds(full, empty)).toEqual(['service-removed', 'service-removed', 'stack-removed']);
  expect(kinds(aCluster({ nodes, services: services.slice(0, 1) }), full)).toEqual(['service-created']);
});

test('more than ten replacements from one node are told as one', () => {
  const old = Array.from({ length: 37 }, (_, i) => aTask(`o${i}`, { slot: i + 1 }));
  const stopped = old.map((task) => ({ ...task, state: 'shutdown', desiredState: 'shutdown' }) as const);
  const fresh = old.map((task, i) =>
    aTask(`n${i}`, { slot: task.slot, node: nodeId('worker02'), createdAt: 1 }),
  );
  const services = [aService('web', { mode: { kind: 'replicated', replicas: 37 } })];
  const events = narrate(
    aCluster({ nodes, services, tasks: old }),
    aCluster({ nodes, services, tasks: [...stopped, ...fresh] }),
  );
  // Each of them is there for who asks by service.
  expect(events.map(({ kind }) => kind)).toEqual(events.map(() => 'task-replaced'));
  expect(withMovedTasks(events)).toEqual([{ kind: 'tasks-moved', count: 37, from: 'worker01' }]);
  expect(withMovedTasks(events.slice(0, 10))).toEqual(events.slice(0, 10));
});

test('a new leader marks every node unknown for a moment, which is no news of the nodes', () => {
  const manager = aNode('m', {
    role: 'manager',
    manager: { leader: false, reachability: 'reachable', address: '' },
  });
  const leader = aNode('m', {
    role: 'manager',
    manager: { leader: true, reachability: 'reachable', address: '' },
  });
  const unknown = aCluster({ nodes: [leader, aNode('worker01', { state: 'unknown' })] });
  expect(kinds(aCluster({ nodes: [manager, aNode('worker01')] }), unknown)).toEqual(['leader-changed']);
  expect(kinds(unknown, aCluster({ nodes: [leader, aNode('worker01')] }))).toEqual([]);
  expect(kinds(unknown, aCluster({ nodes: [leader, aNode('worker01', { state: 'down' })] }))).toEqual([
    'node-state',
  ]);
});

test('a waiting service is told once, not once a task', () => {
  const pending = { state: 'pending', node: null } as const;
  const before = [1, 2].map((slot) => aTask(`t${slot}`, { ...pending, slot }));
  const after = before.map((task) => ({
    ...task,
    error: 'no suitable node (insufficient resources on 4 nodes)',
  }));
  expect(
    kinds(
      aCluster({ services: [aService('web')], tasks: before }),
      aCluster({ services: [aService('web')], tasks: after }),
    ),
  ).toEqual(['task-waiting']);
});

test('a job’s next try is told, though it was done before it was seen to run', () => {
  const job = aService('web', {
    mode: { kind: 'replicated-job', completions: 1, concurrent: 1 },
    iteration: 0,
  });
  const of = { slot: 0, iteration: 0 } as const;
  const dead = aTask('a', { ...of, state: 'failed', desiredState: 'shutdown', since: 1000, exitCode: 1 });
  const done = aTask('b', {
    ...of,
    state: 'complete',
    desiredState: 'complete',
    createdAt: 1000,
    since: 3000,
  });
  const picture = (tasks: NonNullable<Parameters<typeof aCluster>[0]['tasks']>) =>
    aCluster({ nodes, services: [job], tasks });
  const told = [{ kind: 'task-replaced', task: 'b', old: 'a', name: 'web.0', cause: 'failed' }];
  expect(narrate(picture([dead]), picture([dead, done]))).toMatchObject(told);
  expect(narrate(picture([dead, { ...done, state: 'starting' }]), picture([dead, done]))).toMatchObject(told);
  expect(narrate(picture([dead, { ...done, state: 'running' }]), picture([dead, done]))).toEqual([]);
  expect(narrate(picture([dead, done]), picture([dead, { ...done, version: 2 }]))).toEqual([]);
});

test('how long a replacement took is counted by our clock, whatever the manager’s stamps say', () => {
  const running = aTask('a', { slot: 1 });
  const stopping = { ...running, desiredState: 'shutdown' } as const;
  const fresh = aTask('b', { slot: 1, createdAt: 1_000, madeAt: 3_600_000, since: 3_602_000 });
  const picture = (tasks: NonNullable<Parameters<typeof aCluster>[0]['tasks']>) =>
    aCluster({ nodes, services: [aService('web')], tasks });
  expect(
    narrate(picture([stopping, { ...fresh, state: 'starting' }]), picture([stopping, fresh])),
  ).toMatchObject([{ kind: 'task-replaced', tookMs: 2_000 }]);
});
