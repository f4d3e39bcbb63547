import { expect, it } from 'vitest';
import {
  aCluster,
  aNode,
  aService,
  aTask,
  nodeId,
  serviceId,
  stackName,
  taskId,
} from '@/lib/swarm/made-up.testing';
import { EMPTY_CLUSTER, type RecordedCluster } from '@/lib/swarm/objects/cluster';
import type { ActivityEvent } from '@/lib/swarm/picture/activity';
import { diff } from '@/lib/swarm/picture/diff';
import { HOUR_MS, NO_FILTER } from '@/lib/swarm/picture/kept-activity';
import { createMemory } from './remember';

const BOUNDS = {
  lines: 5_000,
  linesOfBurst: 500,
  textChars: 500,
  pointsEach: 360,
  points: 60_000,
  revisionsEach: 20,
  goneServices: 2,
  gaps: 100,
};
const WEB = serviceId('web');
const NOON = Date.UTC(2026, 0, 1, 12);

/** A memory, and a picture that a test leads through time (s). */
function watched() {
  let now = NOON;
  let last = EMPTY_CLUSTER;
  const memory = createMemory(BOUNDS, () => now);
  return {
    at(seconds: number) {
      now = NOON + seconds * 1_000;
    },
    see(seconds: number, cluster: RecordedCluster, events: readonly ActivityEvent[] = []) {
      now = NOON + seconds * 1_000;
      memory.take({ cluster, delta: diff(last, cluster) ?? { put: {}, remove: {} }, events, at: now });
      last = cluster;
    },
    watch(isWatched: boolean, seconds: number) {
      memory.watch(isWatched, NOON + seconds * 1_000);
    },
    history: async () => await memory.serviceHistory(WEB),
    activities: async (filter = {}) =>
      await memory.activities({ before: null, limit: 100, filter: { ...NO_FILTER, ...filter } }),
  };
}

const web = (over: Parameters<typeof aService>[1] = {}) =>
  aService('web', { name: 'shop_web', stack: stackName('shop'), updatedAt: NOON - HOUR_MS, ...over });
const tasks = (count: number, state: 'running' | 'starting' = 'running') =>
  Array.from({ length: count }, (_, n) => aTask(`t${n}`, { node: nodeId('n1'), state }));
const cluster = (service = web(), running = 1) =>
  aCluster({ nodes: [aNode('n1')], services: [service], tasks: tasks(running) });

it('remembers how many were meant to run and ran', async () => {
  const swarm = watched();
  swarm.see(0, cluster());
  swarm.see(60, cluster(web({ mode: { kind: 'replicated', replicas: 3 } })));
  swarm.see(70, cluster(web({ mode: { kind: 'replicated', replicas: 3 } }), 3));
  expect(await swarm.history()).toMatchObject({
    since: NOON,
    points: [
      { at: NOON, desired: 1, running: 1 },
      { at: NOON + 60_000, desired: 3, running: 1 },
      { at: NOON + 70_000, desired: 3, running: 3 },
    ],
  });
  swarm.at(2 * 3_600);
  expect((await swarm.history()).points).toEqual([{ at: NOON + 3_600_000, desired: 3, running: 3 }]);
});

it('says when nothing was watched: from the last change that was seen, until it is watched again', async () => {
  const swarm = watched();
  swarm.see(0, cluster());
  swarm.see(61, cluster(web(), 2));
  swarm.watch(false, 60);
  // All that changed meanwhile, just before it is watched again.
  swarm.see(1_200, cluster(web(), 3));
  swarm.watch(true, 1_201);
  const gap = { from: NOON + 61_000, to: NOON + 1_201_000 };
  expect(await swarm.history()).toMatchObject({ since: NOON, gaps: [gap] });
  expect(await swarm.activities()).toMatchObject({ from: NOON, gaps: [gap] });
});

it('remembers which specs there were, and what differs', async () => {
  const swarm = watched();
  const image = { name: 'echo:2', digest: null };
  swarm.see(0, cluster());
  swarm.see(10, cluster(web({ image, template: 'two' })));
  // What Docker says of the update is no other spec.
  const update = { state: 'updating', message: '', startedAt: 1, completedAt: 0 } as const;
  swarm.see(11, cluster(web({ image, template: 'two', update, version: 9, updatedAt: NOON })));
  swarm.see(20, cluster(web({ image, template: 'two', mode: { kind: 'replicated', replicas: 5 } })));
  swarm.see(30, cluster(web({ image, template: 'three', mode: { kind: 'replicated', replicas: 5 } })));
  const { revisions } = await swarm.history();
  expect(
    revisions.map(({ at, change, template, replicas }) => [at - NOON, change, template, replicas]),
  ).toEqual([
    [-HOUR_MS, 'first', 'one', 1],
    [10_000, 'image', 'two', 1],
    [20_000, 'scale', 'two', 5],
    [30_000, 'other', 'three', 5],
  ]);
  for (let n = 0; n < 50; n += 1) swarm.see(40 + n, cluster(web({ template: `t${n}` })));
  expect((await swarm.history()).revisions).toHaveLength(20);
});

it('marks what was told of the service and its tasks within the hour', async () => {
  const swarm = watched();
  const failure: ActivityEvent = {
    kind: 'task-failed',
    task: taskId('t0'),
    name: 'shop_web.1',
    node: 'n1',
    exitCode: 1,
    error: '',
  };
  const scaled: ActivityEvent = { kind: 'service-scaled', service: WEB, name: 'shop_web', from: 1, to: 2 };
  swarm.see(0, cluster());
  swarm.see(10, cluster(), [scaled, { kind: 'node-joined', node: nodeId('n1'), name: 'n1' }]);
  swarm.see(20, cluster(), [failure]);
  const { marks } = await swarm.history();
  expect(marks.map(({ kind, at }) => [kind, at - NOON])).toEqual([
    ['service-scaled', 10_000],
    ['task-failed', 20_000],
  ]);
  expect(marks[1]?.subject).toEqual({ service: WEB, serviceName: 'shop_web', stack: 'shop', nodes: ['n1'] });
  swarm.at(3_615);
  expect((await swarm.history()).marks.map(({ kind }) => kind)).toEqual(['task-failed']);
  for (let n = 0; n < 400; n += 1) swarm.see(3_620 + n, cluster(), [scaled]);
  expect((await swarm.history()).marks).toHaveLength(200);
});

it('knows whose a task was when its service is gone, for so many services', async () => {
  const swarm = watched();
  const failure = (n: number): ActivityEvent => ({
    kind: 'task-failed',
    task: taskId(`t${n}`),
    name: `t${n}`,
    node: 'n1',
    exitCode: 137,
    error: '',
  });
  const four = [0, 1, 2, 3].map((n) => aService(`s${n}`, { name: `shop_${n}` }));
  const theirs = four.map(({ id }, n) => aTask(`t${n}`, { service: id, node: nodeId('n1') }));
  swarm.see(0, aCluster({ nodes: [aNode('n1')], services: four, tasks: theirs }));
  swarm.see(1, aCluster({ nodes: [aNode('n1')], tasks: theirs }));
  swarm.see(2, aCluster({ nodes: [aNode('n1')], tasks: theirs.slice(1) }), [1, 2, 3].map(failure));
  const { lines } = await swarm.activities();
  expect(lines.map(({ subject }) => subject.serviceName)).toEqual(['shop_3', 'shop_2', null]);
  expect((await swarm.history()).points).toEqual([]);
});

it('the largest answer about a service is bounded', async () => {
  const swarm = watched();
  const error = 'e'.repeat(10_000);
  for (let n = 0; n < 3_600; n += 1)
    swarm.see(n, cluster(web({ template: `t${n}`, image: { name: `i${n}`, digest: null } }), n % 3), [
      { kind: 'task-failed', task: taskId('t0'), name: 'shop_web.1', node: 'n1', exitCode: 1, error },
    ]);
  for (let n = 0; n < 3_600; n += 1) swarm.watch(n % 2 === 0, n);
  expect((await swarm.history()).gaps).toHaveLength(100);
  expect(JSON.stringify(await swarm.history()).length).toBeLessThan(200_000);
});
