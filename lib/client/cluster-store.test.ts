import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { atOnce } from '@/lib/base/in-slices';
import { openRevision, openSnapshot } from '@/lib/protocol/open-picture';
import { packRevision, packSnapshot } from '@/lib/protocol/pack-picture';
import type { Snapshot } from '@/lib/protocol/picture';
import { wholeName } from '@/lib/protocol/task-names';
import { parseFilter } from '@/lib/swarm/derived/filter';
import { aCluster, aNode, aService, aTask, nodeId, serviceId, taskId } from '@/lib/swarm/made-up.testing';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import { TASK_STATES } from '@/lib/swarm/objects/task';
import { diff } from '@/lib/swarm/picture/diff';
import { ClusterStore } from './cluster-store';
import type { PictureTopic } from './picture-topic';
import { REMOVED, TRAY } from './task-index';
import { shownIdsAt, summaryOf } from './use-shown';

const EPOCH = 'epoch';
const feed = { state: 'live', problem: null, confirmedAt: 1, skipped: {}, withheld: [] } as const;
const overWire = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const snapshotOf = (cluster: Cluster, revision: number): Snapshot =>
  openSnapshot(overWire(atOnce(packSnapshot({ revision, feed, cluster, activities: [] }, wholeName))));

function loaded(cluster: Cluster, revision = 1): ClusterStore {
  const store = new ClusterStore();
  store.load(EPOCH, snapshotOf(cluster, revision));
  return store;
}

/** The next picture as the server sends it; false where the browser has a gap. */
function advance(store: ClusterStore, previous: Cluster, next: Cluster): boolean {
  const delta = diff(previous, next) ?? { put: {}, remove: {} };
  const revision = { base: store.revision, revision: store.revision + 1, delta, activities: [] };
  return store.advance(openRevision(overWire(packRevision(revision, wholeName))));
}

const node = fc
  .record({
    id: fc.constantFrom('n1', 'n2', 'n3'),
    state: fc.constantFrom('ready', 'down'),
    version: fc.nat(2),
  })
  .map(({ id, state, version }) => aNode(id, { state: state as 'ready', version }));
const service = fc
  .record({
    id: fc.constantFrom('s1', 's2', 's3'),
    template: fc.constantFrom('one', 'two'),
    published: fc.constantFrom(8000, 9000),
  })
  .map(({ id, template, published }) =>
    aService(id, {
      name: `name-${id}`,
      template,
      ports: [{ protocol: 'tcp', target: 80, published, mode: 'ingress' }],
      createdAt: Number(id[1]),
    }),
  );
const task = fc
  .record({
    id: fc.constantFrom(...'abcdefgh'),
    node: fc.constantFrom('n1', 'n2', 'n3', null),
    state: fc.constantFrom(...TASK_STATES),
    desiredState: fc.constantFrom('running', 'shutdown', 'remove', 'complete', 'ready'),
  })
  .map(({ id, node: on, state, desiredState }) =>
    aTask(id, {
      // A task keeps its service, slot and age for life.
      service: serviceId(`s${(id.charCodeAt(0) % 3) + 1}`),
      slot: id.charCodeAt(0) % 2 === 0 ? null : (id.charCodeAt(0) % 3) + 1,
      node: on === null ? null : nodeId(on),
      state,
      desiredState: desiredState as 'running',
      createdAt: (id.charCodeAt(0) * 7) % 6,
    }),
  );
const unique = { selector: (object: { id: string }) => object.id };
const cluster = fc
  .record({
    nodes: fc.uniqueArray(node, unique),
    services: fc.uniqueArray(service, unique),
    tasks: fc.uniqueArray(task, unique),
  })
  .map(aCluster);

/** Tasks whose service is gone are named by what was known before, so they do not read as if loaded whole. */
const withoutOrphans = (picture: Cluster): Cluster => ({
  ...picture,
  tasks: new Map([...picture.tasks].filter(([, { service: id }]) => id !== null && picture.services.has(id))),
});

/** All that the page reads, as plain values. */
function readAll(store: ClusterStore) {
  const places = [nodeId(TRAY), REMOVED, ...['n1', 'n2', 'n3'].map((id) => nodeId(id))];
  return {
    nodeIds: store.nodeIds,
    places: places.map((place) => store.tasksAt(place)),
    tallies: places.map((place) => store.tallyAt(place)),
    tiles: [...store.cluster.tasks.keys()].map((id) => ({ ...store.tile(id), mark: null })),
    services: ['s1', 's2', 's3'].map((id) =>
      store
        .tasksOfService(serviceId(id))
        .map((each) => each.id)
        .sort(),
    ),
    drawn: store.drawnCount,
    failed: store
      .failedTasks()
      .map((each) => each.id)
      .sort(),
    running: places.map((place) => store.runningAt(place)),
    shown: ['', 'state:running', 'node:n1', '8000'].map((query) => {
      const { revision, ...sums } = summaryOf(store, parseFilter(query));
      return sums;
    }),
  };
}

describe('the picture in the browser', () => {
  test('[S2] revision by revision it reads as if it had been loaded whole', () => {
    fc.assert(
      fc.property(fc.array(cluster.map(withoutOrphans), { minLength: 1, maxLength: 6 }), (pictures) => {
        const [first = aCluster({}), ...rest] = pictures;
        const store = loaded(first);
        readAll(store); // whatever was read before must not be read again when it is old
        let previous = first;
        for (const next of rest) {
          expect(advance(store, previous, next)).toBe(true);
          readAll(store);
          previous = next;
        }
        store.bury({ before: Number.POSITIVE_INFINITY });
        const whole = loaded(previous);
        expect(readAll(store)).toEqual({ ...readAll(whole), tiles: expect.anything() });
        const byTask = (tiles: ReturnType<typeof readAll>['tiles']) =>
          new Map(tiles.map((tile) => [tile.task?.id, tile]));
        expect(byTask(readAll(store).tiles)).toEqual(byTask(readAll(whole).tiles));
      }),
    );
  });

  test('a tombstone that is raised again elsewhere leaves nothing where it was', () => {
    const at = (node: string, state: string) =>
      aTask('g', { service: serviceId('s2'), slot: 2, node: nodeId(node), state: state as 'new' });
    const services = [aService('s2')];
    const nodes = [aNode('n3')];
    const newer = aTask('h', { service: serviceId('s2'), slot: 2, node: nodeId('n3') });
    const store = loaded(aCluster({ services, tasks: [at('n1', 'new')] }));
    let previous = store.cluster;
    for (const next of [
      aCluster({ services, nodes, tasks: [at('n3', 'complete'), newer] }),
      aCluster({ services, tasks: [at('n1', 'new')] }),
      aCluster({ services, tasks: [at('n1', 'shutdown')] }),
    ]) {
      advance(store, previous, next);
      store.tasksAt(nodeId('n3'));
      previous = next;
    }
    expect(store.tasksAt(nodeId('n3'))).toEqual([]);
  });

  test('what is counted is drawn: at a node, in the tray, or with what is left of removed nodes', () => {
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 1, maxLength: 4 }), (pictures) => {
        const [first = aCluster({}), ...rest] = pictures;
        const store = loaded(first);
        let previous = first;
        for (const next of [first, ...rest]) {
          if (next !== first) advance(store, previous, next);
          previous = next;
          store.bury({ before: Number.POSITIVE_INFINITY });
          const places = [TRAY, REMOVED, ...store.nodeIds] as const;
          for (const query of ['', 'state:running', 'node:n1', 'node:n']) {
            const filter = parseFilter(query);
            const drawn = places.flatMap((place) => shownIdsAt(store, filter, place));
            expect(summaryOf(store, filter).tasks).toBe(drawn.length);
          }
          expect(places.reduce((sum, place) => sum + store.tallyAt(place).tasks, 0)).toBe(store.drawnCount);
        }
      }),
    );
  });

  test('a node’s removal moves its tasks to what is left of removed nodes, and its return back', () => {
    const tasks = [aTask('a', { node: nodeId('n1') }), aTask('b', { slot: 2, node: nodeId('n2') })];
    const before = aCluster({ nodes: [aNode('n1'), aNode('n2')], tasks });
    const after = aCluster({ nodes: [aNode('n2')], tasks });
    const store = loaded(before);
    const heard = vi.fn();
    store.topics.on(`place:${REMOVED}`, heard);
    expect(store.tasksAt(REMOVED)).toEqual([]);
    expect(advance(store, before, after)).toBe(true);
    expect(heard).toHaveBeenCalledOnce();
    expect(store.tasksAt(REMOVED)).toEqual(['a']);
    expect(store.tile(taskId('a'))?.look).toBe('unknown');
    expect(summaryOf(store, [])).toMatchObject({ nodes: 1, cards: 2, tasks: 2, running: 1 });
    expect(advance(store, after, before)).toBe(true);
    expect(store.tasksAt(REMOVED)).toEqual([]);
    expect(store.tasksAt(nodeId('n1'))).toEqual(['a']);
    expect(summaryOf(store, [])).toMatchObject({ nodes: 2, cards: 2, tasks: 2, running: 2 });
  });

  test('what was asked before the first picture is asked again', () => {
    const store = new ClusterStore();
    expect(store.tasksAt('')).toEqual([]);
    expect(store.tallyAt(nodeId('n1')).tasks).toBe(0);
    const tasks = [
      aTask('waits', { node: null, state: 'pending' }),
      aTask('runs', { slot: 2, node: nodeId('n1') }),
    ];
    store.load(EPOCH, snapshotOf(aCluster({ nodes: [aNode('n1')], tasks }), 1));
    expect(store.tasksAt('')).toEqual(['waits']);
    expect(store.tallyAt(nodeId('n1')).tasks).toBe(1);
  });

  test('[P3] a revision that does not follow changes nothing, and says so', () => {
    const store = loaded(aCluster({ tasks: [aTask('a')] }), 5);
    const heard = vi.fn();
    store.topics.on('picture', heard);
    const delta = { put: { tasks: [aTask('b')] }, remove: {} };
    expect(store.advance({ base: 6, revision: 7, delta, activities: [] })).toBe(false);
    expect(store.advance({ base: 3, revision: 4, delta, activities: [] })).toBe(true); // old news: nothing is missing
    expect(store.revision).toBe(5);
    expect([...store.cluster.tasks.keys()]).toEqual(['a']);
    expect(heard).not.toHaveBeenCalled();
  });

  test('[S3] a snapshot after a reconnect keeps what it repeats, and repaints none of it', () => {
    fc.assert(
      fc.property(cluster, (picture) => {
        const store = loaded(picture, 1);
        const before = { cluster: store.cluster, nodeIds: store.nodeIds, at: store.tasksAt(nodeId('n1')) };
        const tiles = [...store.cluster.tasks.keys()].map((id) => store.tile(id));
        const heard = vi.fn();
        for (const id of store.cluster.tasks.keys()) store.topics.on(`task:${id}`, heard);
        for (const id of store.nodeIds) store.topics.on(`node:${id}`, heard);
        store.load('another', snapshotOf(picture, 9));
        expect(store.cluster.tasks).toBe(before.cluster.tasks);
        expect(store.cluster.nodes).toBe(before.cluster.nodes);
        expect(store.nodeIds).toBe(before.nodeIds);
        expect(store.tasksAt(nodeId('n1'))).toBe(before.at);
        expect([...store.cluster.tasks.keys()].map((id) => store.tile(id))).toEqual(tiles);
        expect(heard).not.toHaveBeenCalled();
        expect(store.resume).toEqual({ epoch: 'another', revision: 9 });
      }),
    );
  });

  test('a change of one task is told to that task and its node alone', () => {
    const parts = { nodes: [aNode('n1'), aNode('n2')], services: [aService('web')] };
    const a = aTask('a', { node: nodeId('n1'), slot: 1, state: 'starting' });
    const b = aTask('b', { node: nodeId('n2'), slot: 2 });
    const before = aCluster({ ...parts, tasks: [a, b] });
    const store = loaded(before);
    const heard: string[] = [];
    const topics: PictureTopic[] = [
      `task:${taskId('a')}`,
      `task:${taskId('b')}`,
      `place:${nodeId('n1')}`,
      `place:${nodeId('n2')}`,
      `tally:${nodeId('n1')}`,
      `tally:${nodeId('n2')}`,
      'services',
      'nodes',
    ];
    for (const topic of topics) store.topics.on(topic, () => heard.push(topic));
    advance(store, before, {
      ...before,
      tasks: new Map([
        [a.id, { ...a, state: 'running' as const }],
        [b.id, b],
      ]),
    });
    expect(heard.sort()).toEqual(['tally:n1', 'task:a']);
  });

  test('when a node is lost, its tasks are told, and nobody else’s', () => {
    const tasks = [aTask('a', { node: nodeId('n1') }), aTask('b', { node: nodeId('n2'), slot: 2 })];
    const before = aCluster({ nodes: [aNode('n1'), aNode('n2')], services: [aService('web')], tasks });
    const store = loaded(before);
    const heard: string[] = [];
    for (const id of [taskId('a'), taskId('b')])
      store.topics.on(`task:${id}`, () => heard.push(`task:${id}`));
    const down = aNode('n1', { state: 'down', version: 2 });
    advance(store, before, { ...before, nodes: new Map([...before.nodes, [down.id, down]]) });
    expect(heard).toEqual(['task:a']);
    expect(store.tile(taskId('a'))?.look).toBe('unknown');
    expect(store.tallyAt(nodeId('n1')).running).toBe(0);
  });
});

describe('tombstones', () => {
  const web = aService('web');
  const start = (tasks: ReturnType<typeof aTask>[]) =>
    aCluster({ nodes: [aNode('worker01')], services: [web], tasks });

  test('a failed task stays where it was, and does not count', () => {
    const old = aTask('a');
    const before = start([old]);
    const store = loaded(before);
    const failed = { ...old, state: 'failed' as const, desiredState: 'shutdown' as const, exitCode: 1 };
    const next = aTask('b', { state: 'assigned', createdAt: 1 });
    advance(store, before, start([failed, next]));
    expect(store.tasksAt(nodeId('worker01'))).toEqual(['a', 'b']);
    expect(store.tile(taskId('a'))).toMatchObject({ tombstone: true, look: 'failed' });
    expect(store.tile(taskId('b'))).toMatchObject({ tombstone: false });
    expect(store.drawnCount).toBe(1);
    store.bury({ before: Number.POSITIVE_INFINITY });
    expect(store.tasksAt(nodeId('worker01'))).toEqual(['b']);
  });

  test('a task that was removed as asked leaves none', () => {
    const before = start([aTask('a', { desiredState: 'remove', state: 'running' })]);
    const store = loaded(before);
    advance(store, before, start([]));
    expect(store.tasksAt(nodeId('worker01'))).toEqual([]);
  });

  test('more than ten at once leave none, nor does what happened while nobody watched', () => {
    const many = Array.from({ length: 11 }, (_, i) => aTask(`t${i}`, { slot: i }));
    const dead = many.map((each) => ({
      ...each,
      state: 'shutdown' as const,
      desiredState: 'shutdown' as const,
    }));
    const before = start(many);
    const store = loaded(before);
    advance(store, before, start(dead));
    expect(store.tombstones.count).toBe(0);
    const few = loaded(start(many.slice(0, 2)));
    few.load(EPOCH, snapshotOf(start(dead.slice(0, 2)), 2));
    expect(few.tombstones.count).toBe(0);
  });
});

test('tasks that still stop keep the name and the colour of their removed service', () => {
  const nodes = [aNode('worker01')];
  const task = aTask('a', { service: serviceId('s1') });
  const before = aCluster({ nodes, services: [aService('s1', { name: 'echo' })], tasks: [task] });
  const stopping = aCluster({ nodes, tasks: [{ ...task, desiredState: 'remove' }] });
  const store = loaded(before);
  const mark = store.tile(task.id)?.mark;
  advance(store, before, stopping);
  expect(store.tile(task.id)).toMatchObject({ name: 'echo', mark });
  const gone = aCluster({ nodes });
  advance(store, stopping, gone);
  expect(store.services.size).toBe(0);
});

/** How many entries all collections hold that can be reached from `value`. */
function entriesIn(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  const inner: unknown[] =
    value instanceof Map ? [...value].flat() : value instanceof Set ? [...value] : Object.values(value);
  const own = value instanceof Map || value instanceof Set || Array.isArray(value) ? inner.length : 0;
  return inner.reduce<number>((sum, each) => sum + entriesIn(each, seen), own);
}

test('after tens of thousands of changes it holds no more than its picture', () => {
  const nodes = Array.from({ length: 20 }, (_, i) => aNode(`n${i}`));
  const services = Array.from({ length: 30 }, (_, i) => aService(`s${i}`));
  const all = { nodes, services };
  const slot = (n: number) => ({
    service: serviceId(`s${n % 30}`),
    slot: Math.floor(n / 30),
    node: nodeId(`n${n % 20}`),
  });
  const start = aCluster({ ...all, tasks: Array.from({ length: 300 }, (_, n) => aTask(`t${n}`, slot(n))) });
  const store = loaded(start);
  const lookAtAll = (at: ClusterStore) => {
    for (const node of nodes) {
      at.tasksAt(node.id);
      at.tallyAt(node.id);
    }
    summaryOf(at, parseFilter('state:running'));
  };
  const ids = Array.from({ length: 300 }, (_, n) => `t${n}`);
  for (let n = 0; n < 20_000; n += 1) {
    // A task fails and another takes its slot elsewhere; now and then a whole service comes and goes.
    const at = n % 300;
    const next = `x${n}`;
    const gone = taskId(ids[at] ?? '');
    const visitor = serviceId(`v${Math.floor(n / 50)}`);
    const comes = n % 50 === 10;
    const goes = n % 50 === 40;
    const put = [aTask(next, { ...slot(at), node: nodeId(`n${n % 19}`), createdAt: n })];
    const guest = aTask(`g${visitor}`, { service: visitor, state: n % 3 === 0 ? 'failed' : 'running' });
    const delta = {
      put: { tasks: comes ? [...put, guest] : put, ...(comes && { services: [aService(visitor)] }) },
      remove: { tasks: goes ? [gone, guest.id] : [gone], ...(goes && { services: [visitor] }) },
    };
    const activities = [{ kind: 'network-created', name: `n${n}`, seq: n, at: n } as const];
    store.advance({ base: store.revision, revision: store.revision + 1, delta, activities });
    ids[at] = next;
    if (n % 500 === 0) lookAtAll(store);
  }
  store.bury({ before: Number.POSITIVE_INFINITY });
  lookAtAll(store);
  const whole = new ClusterStore();
  whole.load(EPOCH, { ...snapshotOf(start, 2), cluster: store.cluster, activities: store.activities });
  lookAtAll(whole);
  expect(store.cluster.tasks.size).toBe(300);
  expect(store.activities).toHaveLength(200);
  expect(entriesIn(store)).toBeLessThanOrEqual(entriesIn(whole));
});

test('a job that runs again makes history of what ended before, in every slot', () => {
  const mode = { kind: 'replicated-job', completions: 2, concurrent: 1 } as const;
  const job = aService('job', { mode, iteration: 1 });
  const of = { service: job.id, iteration: 1, desiredState: 'complete' } as const;
  const dead = aTask('dead', { ...of, slot: 1, state: 'failed', desiredState: 'shutdown' });
  const first = aCluster({
    nodes: [aNode('worker01')],
    services: [job],
    tasks: [aTask('done', { ...of, slot: 0, state: 'complete' }), dead],
  });
  const again = aTask('again', { ...of, slot: 0, iteration: 2, createdAt: 1 });
  const next = aCluster({
    nodes: [...first.nodes.values()],
    services: [{ ...job, version: 2, iteration: 2 }],
    tasks: [...first.tasks.values(), again],
  });
  const store = loaded(first);
  expect(new Set(store.drawnIds())).toEqual(new Set(['done', 'dead']));
  advance(store, first, next);
  expect(store.drawnIds()).toEqual(['again']);
  expect(loaded(next).drawnIds()).toEqual(['again']);
});
