import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DockerError } from '@/lib/docker/wire/docker-error';
import { aNetwork, aNode, aService, aTask, serviceId, taskId } from '@/lib/swarm/made-up.testing';
import type { NetworkId, NodeId, ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import { nodeName } from '@/lib/swarm/objects/node';
import type { TaskRecord } from '@/lib/swarm/objects/task';
import type { Feed } from '@/lib/swarm/picture/feed';
import { createObserver } from './create-observer';
import type { Change, Observer } from './observer';
import { createScriptedEngine, type ScriptedEngine } from './scripted-engine.testing';

let engine: ScriptedEngine;
let observer: Observer;
let changes: Change[];
let feeds: Feed[];

const web = serviceId('web');
const task = (id: string) => observer.cluster.tasks.get(taskId(id));
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const askedSince = (from: number) => engine.asked.slice(from);
/** Long enough that what settled is no longer hot. */
const QUIET = 20_000;

beforeEach(() => {
  vi.useFakeTimers();
  engine = createScriptedEngine();
  engine.world.nodes = [aNode('worker01'), aNode('worker02')];
  engine.world.services = [aService('web', { mode: { kind: 'replicated', replicas: 2 } })];
  engine.world.tasks = [aTask('t1'), aTask('t2', { slot: 2 })];
  observer = createObserver({ engine });
  changes = [];
  feeds = [];
  observer.subscribe({
    changed: (change) => void changes.push(change),
    feed: (feed) => void feeds.push(feed),
  });
});
afterEach(async () => {
  await observer.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function begin(): Promise<void> {
  observer.start();
  await pass(100);
  expect(observer.feed.state).toBe('live');
}

/** Puts another version of a task into Docker. */
function update(id: string, over: Partial<TaskRecord>): TaskRecord {
  const before = engine.world.tasks.find((one) => one.id === id) ?? aTask(id);
  const after = { ...before, version: before.version + 1, ...over };
  engine.world.tasks = [...engine.world.tasks.filter((one) => one.id !== id), after];
  return after;
}

/** What Docker tells of a task that came to be so at `at` (ms since 1970) by the clock of its node. */
const stamped = (state: TaskRecord['state'], at: number): Partial<TaskRecord> => ({
  state,
  since: at,
  stamp: at,
  history: [{ state, at }],
});

describe('two nodes of one hostname', () => {
  const names = () => [...observer.cluster.nodes.values()].map(nodeName);

  test('are told apart as long as there are two, and are no news at rest [S1]', async () => {
    const twins = [aNode('x7ugqpr43skyn8ns'), aNode('dcleaumzh5g01yls')];
    engine.world.nodes = twins.map((node) => ({ ...node, hostname: 'worker01' }));
    await begin();
    expect(names()).toEqual(['worker01 (x7ugqpr43sky)', 'worker01 (dcleaumzh5g0)']);
    await pass(QUIET);
    expect(observer.revision).toBe(1);
    engine.world.nodes = engine.world.nodes.slice(1);
    await pass(QUIET);
    expect(names()).toEqual(['worker01']);
  });
});

describe('the first picture', () => {
  test('comes whole, in one revision, and is no news', async () => {
    expect(observer.feed.state).toBe('connecting');
    await begin();
    expect(changes).toHaveLength(1);
    expect(observer.revision).toBe(1);
    expect(observer.cluster.tasks.size).toBe(2);
    expect(observer.cluster.nodes.size).toBe(2);
    expect(observer.activities).toEqual([]);
  });

  test('holds the tasks that ended, too, where the swarm is small', async () => {
    engine.world.tasks.push(aTask('old', { state: 'failed', desiredState: 'shutdown' }));
    await begin();
    expect(task('old')?.state).toBe('failed');
    expect(engine.asked).toContain('tasks');
  });

  test('leaves them to Docker where it is large', async () => {
    engine.world.services = [aService('web', { mode: { kind: 'replicated', replicas: 6_000 } })];
    await begin();
    expect(engine.asked.filter((what) => what.startsWith('tasks')).at(0)).toBe('tasks desired');
  });

  test('[W6] counts what could not be read', async () => {
    engine.world.skipped = 2;
    await begin();
    expect(observer.feed.skipped).toEqual({ nodes: 2, services: 2, tasks: 2, networks: 2 });
    engine.world.skipped = 0;
    await pass(QUIET);
    expect(observer.feed.skipped).toEqual({});
  });
});

describe('[S1] a swarm in which nothing happens', () => {
  test('makes no revision, however long it is watched', async () => {
    await begin();
    const { cluster } = observer;
    await pass(120_000);
    expect(observer.revision).toBe(1);
    expect(observer.cluster).toBe(cluster);
    expect(observer.feed.confirmedAt).toBeGreaterThan(Date.now() - 1_500);
  });

  test('[W7] costs Docker the same, whoever else looks on', async () => {
    await begin();
    await pass(QUIET);
    const from = engine.asked.length;
    await pass(60_000);
    const alone = askedSince(from).length;
    const others = Array.from({ length: 10 }, () => observer.subscribe({ changed() {}, feed() {} }));
    const between = engine.asked.length;
    await pass(60_000);
    expect(askedSince(between).length).toBe(alone);
    for (const end of others) end();
  });

  test('is asked about at the sweep’s pace, with its nodes and a ping', async () => {
    await begin();
    await pass(QUIET);
    const from = engine.asked.length;
    await pass(10_000);
    const count = (what: string) => askedSince(from).filter((one) => one === what).length;
    expect(count('tasks desired')).toBe(10);
    expect(count('tasks services')).toBe(0);
    expect(count('ping')).toBe(5);
    expect(count('nodes')).toBe(2);
  });
});

describe('[W1] an event', () => {
  test('makes its service hot: read at once, then every quarter of a second, then less often', async () => {
    await begin();
    await pass(QUIET);
    const from = engine.asked.length;
    engine.tell({ type: 'service', action: 'update', id: 'web' });
    await pass(1);
    expect(askedSince(from)).toEqual(expect.arrayContaining(['services', 'tasks services']));
    await pass(1_999);
    const polls = askedSince(from).filter((what) => what === 'tasks services').length;
    expect(polls).toBeGreaterThanOrEqual(4);
    expect(polls).toBeLessThanOrEqual(8);
    await pass(QUIET);
    const later = engine.asked.length;
    await pass(5_000);
    expect(askedSince(later)).not.toContain('tasks services');
  });

  test('is only a hint: nothing changes until a list says so', async () => {
    await begin();
    engine.tell({ type: 'service', action: 'remove', id: 'web' });
    await pass(QUIET);
    expect(observer.cluster.services.size).toBe(1);
    expect(observer.revision).toBe(1);
  });

  test('of a local container reads the tasks of its service', async () => {
    await begin();
    await pass(QUIET);
    update('t1', { state: 'failed', error: 'task: non-zero exit (1)' });
    engine.tell({ type: 'container', action: 'die', id: 't1' });
    await pass(50);
    expect(task('t1')?.state).toBe('failed');
  });

  test('of a container that nobody knows looks its task up', async () => {
    await begin();
    await pass(QUIET);
    engine.world.tasks.push(aTask('t3', { slot: 3, state: 'starting' }));
    engine.tell({ type: 'container', action: 'create', id: 't3' });
    await pass(50);
    expect(task('t3')?.state).toBe('starting');
  });

  test('of a node reads the nodes, and watches what runs there', async () => {
    await begin();
    await pass(QUIET);
    engine.world.nodes = [aNode('worker01', { version: 2, state: 'down' }), aNode('worker02')];
    const from = engine.asked.length;
    engine.tell({ type: 'node', action: 'update', id: 'worker01' });
    await pass(50);
    expect(observer.cluster.nodes.get('worker01' as NodeId)?.state).toBe('down');
    expect(askedSince(from)).toContain('tasks services');
    await pass(500);
    update('t1', { desiredState: 'shutdown' });
    engine.world.tasks.push(aTask('t3', { node: 'worker02' as NodeId }));
    await pass(600);
    expect(task('t3')).toBeDefined();
    expect(task('t1')).toMatchObject({ state: 'running', desiredState: 'shutdown' });
  });

  test('of a network reads the networks', async () => {
    await begin();
    const from = engine.asked.length;
    engine.tell({ type: 'network', action: 'create', id: 'n1' });
    await pass(50);
    expect(askedSince(from)).toContain('networks');
  });

  describe('that no list holds', () => {
    const id = 'host-id' as NetworkId;
    const host = aNetwork('host', { id, driver: 'host', predefined: true });

    test('it is in the first picture', async () => {
      engine.world.networks.push(host);
      engine.world.services[0] = aService('web', { networks: [id] });
      await begin();
      expect(observer.cluster.networks.get(id)?.name).toBe('host');
    });

    test('it is read once when a service names it, and goes with it', async () => {
      engine.world.networks.push(host);
      await begin();
      expect(observer.cluster.networks.has(id)).toBe(false);
      const from = engine.asked.length;
      engine.world.services[0] = aService('web', { version: 90, networks: [id, 'gone' as NetworkId] });
      engine.tell({ type: 'service', action: 'update', id: 'web' });
      await pass(2_000);
      expect(observer.cluster.networks.get(id)?.name).toBe('host');
      expect(askedSince(from).filter((what) => what === 'networks')).toHaveLength(1);
      engine.world.services[0] = aService('web', { version: 91 });
      await pass(15_000);
      expect(observer.cluster.networks.has(id)).toBe(false);
    });
  });
});

describe('what a person asked for', () => {
  test('is watched at once', async () => {
    await begin();
    await pass(QUIET);
    const from = engine.asked.length;
    observer.expect([web]);
    await pass(1);
    expect(askedSince(from)).toContain('tasks services');
  });

  test('before the first picture harms nothing', async () => {
    observer.expect([web]);
    await begin();
  });
});

describe('without events', () => {
  test('a proxy’s refusal leaves polling, which finds every change', async () => {
    engine.refuseEvents('proxy-forbidden');
    await begin();
    engine.world.services = [aService('web', { version: 2, mode: { kind: 'replicated', replicas: 3 } })];
    engine.world.tasks.push(aTask('t3', { slot: 3 }));
    await pass(1_500);
    expect(observer.cluster.services.get(web)?.version).toBe(2);
    expect(task('t3')).toBeDefined();
    expect(observer.feed).toMatchObject({ state: 'live', withheld: ['events'] });
    const from = engine.asked.length;
    await pass(50_000);
    expect(askedSince(from)).not.toContain('events');
    engine.refuseEvents(null);
    await pass(20_000);
    expect(observer.feed.withheld).toEqual([]);
  });

  test('what is expected reads the services, too', async () => {
    engine.refuseEvents('proxy-forbidden');
    await begin();
    await pass(QUIET);
    const from = engine.asked.length;
    observer.expect([web]);
    await pass(10);
    expect(askedSince(from)).toContain('services');
  });

  test('a stream that went silent is found out, and opened again', async () => {
    await begin();
    await pass(QUIET);
    expect(engine.streams).toBe(1);
    engine.world.services = [aService('web', { version: 2 })];
    await pass(6_000);
    expect(engine.streams).toBe(2);
  });

  test('a stream that tells of what the sweep finds is left alone', async () => {
    await begin();
    await pass(QUIET);
    engine.world.services = [aService('web', { version: 2 })];
    engine.tell({ type: 'service', action: 'update', id: 'web' });
    await pass(QUIET);
    expect(engine.streams).toBe(1);
  });
});

describe('[W8] after a break in the stream', () => {
  test('everything is read again', async () => {
    await begin();
    await pass(QUIET);
    engine.world.tasks.push(aTask('old', { slot: 2, state: 'failed', desiredState: 'shutdown' }));
    const from = engine.asked.length;
    engine.breakStream();
    await pass(600);
    expect(askedSince(from)).toEqual(
      expect.arrayContaining(['events', 'nodes', 'services', 'networks', 'tasks']),
    );
    expect(task('old')?.state).toBe('failed');
    expect(observer.feed.state).toBe('live');
  });

  test('that keeps breaking, the wait grows', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    await begin();
    for (let i = 0; i < 200; i++) {
      engine.breakStream();
      await pass(300);
    }
    expect(engine.streams).toBeLessThan(20);
  });
});

describe('[W9] a failing Docker', () => {
  test('freezes the picture and says why; it never empties it', async () => {
    await begin();
    const { cluster } = observer;
    const confirmed = observer.feed.confirmedAt;
    engine.fail('no-leader', 500);
    await pass(60_000);
    expect(observer.feed).toMatchObject({
      state: 'failed',
      problem: { kind: 'no-leader', message: 'no-leader!' },
    });
    expect(observer.feed.confirmedAt).toBeLessThanOrEqual(confirmed + 2_000);
    expect(observer.cluster).toBe(cluster);
  });

  test('that comes back is watched again by itself, with the difference only', async () => {
    await begin();
    const kept = task('t2');
    engine.fail('refused');
    await pass(30_000);
    engine.world.tasks = [aTask('t3'), aTask('t2', { slot: 2 })];
    engine.fail(null);
    await pass(4_000);
    expect(observer.feed).toMatchObject({ state: 'live', problem: null });
    expect(changes.at(-1)?.delta).toMatchObject({
      put: { tasks: [{ id: 't3' }] },
      remove: { tasks: ['t1'] },
    });
    expect(task('t2')).toBe(kept);
  });

  test('that changes its mind about why is told', async () => {
    engine.fail('starting', 503);
    observer.start();
    await pass(5_000);
    engine.fail('locked', 503);
    await pass(5_000);
    expect(feeds.map((feed) => feed.problem?.kind)).toEqual(['starting', 'locked']);
  });

  test('in the middle of reading everything shows nothing of it', async () => {
    await begin();
    await pass(QUIET);
    engine.world.services = [];
    engine.world.nodes = [];
    engine.hold((filter) => Object.keys(filter).length === 0);
    engine.breakStream();
    await pass(1_000);
    engine.fail('refused');
    await pass(5_000);
    expect(observer.cluster.nodes.size).toBe(2);
    expect(observer.cluster.services.size).toBe(1);
    engine.hold(null);
  });

  test('is found out by the ping when it merely hangs', async () => {
    await begin();
    await pass(QUIET);
    engine.hold(() => true);
    engine.ping = () => Promise.reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' }));
    await pass(2_500);
    expect(observer.feed).toMatchObject({ state: 'failed', problem: { kind: 'unreachable' } });
    engine.hold(null);
  });

  test('that answers pings and lets every list hang, as without a leader, is found out by the nodes', async () => {
    await begin();
    await pass(QUIET);
    engine.nodes = (_, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    engine.hold(() => true);
    await pass(10_500);
    expect(observer.feed).toMatchObject({ state: 'failed', problem: { kind: 'timeout' } });
    engine.hold(null);
  });

  test('networks that a proxy keeps back are no failure', async () => {
    const { networks } = engine;
    engine.networks = (signal) => networks(signal).then(() => Promise.reject(forbidden()));
    await begin();
    expect(observer.cluster.tasks.size).toBe(2);
    expect(observer.feed).toMatchObject({ state: 'live', withheld: ['networks'] });
  });
});

describe('answers that overtake each other', () => {
  const isSweep = (filter: { services?: unknown; desired?: unknown }) =>
    Boolean(filter.desired && !filter.services);

  /** Holds the next sweep back, with a poll of the hot service going on beside it. */
  async function holdSweep() {
    await begin();
    await pass(QUIET);
    engine.hold(isSweep);
    await pass(1_500);
    const sweep = engine.held[0] ?? expect.unreachable('no sweep under way');
    engine.hold(null);
    return sweep;
  }
  const hotPoll = async () => {
    observer.expect([web]);
    await pass(400);
  };

  test('[W3] a task first seen after the list’s request began is not deleted by that list', async () => {
    await begin();
    await pass(QUIET);
    engine.hold((filter) => filter.services !== undefined);
    observer.expect([web]);
    await pass(10);
    const poll = engine.held[0] ?? expect.unreachable('no poll under way');
    engine.world.tasks.push(aTask('t3', { slot: 3 }));
    engine.tell({ type: 'container', action: 'create', id: 't3' });
    await pass(50);
    expect(task('t3')).toBeDefined();
    poll.answer([aTask('t1'), aTask('t2', { slot: 2 })]);
    await pass(50);
    expect(task('t3')).toBeDefined();
    engine.hold(null);
  });

  test('[W3] a task that was deleted meanwhile does not come back with an old list', async () => {
    const sweep = await holdSweep();
    engine.world.tasks = [aTask('t2', { slot: 2 })];
    await hotPoll();
    expect(task('t1')).toBeUndefined();
    sweep.answer([aTask('t1'), aTask('t2', { slot: 2 })]);
    await pass(100);
    expect(task('t1')).toBeUndefined();
  });

  test('[W4] of overlapping answers the one with the older version is dropped', async () => {
    const sweep = await holdSweep();
    update('t1', { version: 7, state: 'complete' });
    await hotPoll();
    expect(task('t1')?.state).toBe('complete');
    sweep.answer([aTask('t1', { version: 6 }), aTask('t2', { slot: 2 })]);
    await pass(100);
    expect(task('t1')).toMatchObject({ version: 7, state: 'complete' });
  });

  test('[W4] a newer version in a list that began earlier is taken', async () => {
    const sweep = await holdSweep();
    update('t1', { version: 7, state: 'starting' });
    await hotPoll();
    sweep.answer([aTask('t1', { version: 8, state: 'complete' }), aTask('t2', { slot: 2 })]);
    await pass(30);
    expect(task('t1')?.version).toBe(8);
  });

  test('[W2] a lower version is taken where nothing overlaps: the swarm was made anew', async () => {
    engine.world.tasks = [aTask('t1', { version: 900 }), aTask('t2', { slot: 2 })];
    await begin();
    engine.world.tasks = [aTask('t1', { version: 3, state: 'complete' }), aTask('t2', { slot: 2 })];
    await pass(2_500);
    expect(task('t1')).toMatchObject({ version: 3, state: 'complete' });
  });

  test('[W5] one request in flight for each thing', async () => {
    await begin();
    engine.trip(20);
    for (let i = 0; i < 50; i++) {
      engine.tell({ type: 'service', action: 'update', id: 'web' });
      engine.tell({ type: 'node', action: 'update', id: 'worker01' });
      engine.tell({ type: 'network', action: 'create', id: 'n1' });
      observer.expect([web]);
      await pass(7);
    }
    expect(engine.mostAtOnce).toBe(1);
  });

  test('[W5] an event during a read is followed by another read', async () => {
    await begin();
    engine.trip(40);
    const from = engine.asked.length;
    const reads = () => askedSince(from).filter((what) => what === 'services').length;
    for (let i = 0; i < 5; i++) engine.tell({ type: 'service', action: 'update', id: 'web' });
    await pass(10);
    expect(reads()).toBe(1);
    for (let i = 0; i < 5; i++) engine.tell({ type: 'service', action: 'update', id: 'web' });
    await pass(150);
    expect(reads()).toBe(2);
  });
});

describe('tasks', () => {
  test('keep what was seen of them, oldest first', async () => {
    const seen = [{ state: 'assigned' as TaskRecord['state'], at: Date.now() - 10 }];
    engine.world.tasks = [aTask('t1', stamped('assigned', Date.now() - 10))];
    await begin();
    for (const state of ['preparing', 'running'] as const) {
      seen.push({ state, at: Date.now() });
      update('t1', stamped(state, Date.now()));
      await pass(1_000);
      update('t1', {});
      await pass(1_000);
    }
    expect(task('t1')?.history).toEqual(seen);
  });

  test('that the sweep no longer finds at work are looked up once for their end', async () => {
    engine.world.services.push(aService('other'));
    engine.world.tasks = Array.from({ length: 600 }, (_, i) => aTask(`t${i}`, { slot: i + 1 }));
    engine.world.services = [aService('web', { mode: { kind: 'replicated', replicas: 600 } })];
    await begin();
    await pass(QUIET);
    update('t7', { state: 'failed', desiredState: 'shutdown' });
    await pass(2_000);
    expect(task('t7')).toMatchObject({ state: 'failed', desiredState: 'shutdown' });
    await pass(QUIET);
    const from = engine.asked.length;
    await pass(10_000);
    expect(askedSince(from)).not.toContain('tasks ids');
  });

  test('that stop are followed to their end, in a large service too', async () => {
    engine.world.nodes = [aNode('worker01')];
    engine.world.tasks = Array.from({ length: 600 }, (_, i) => aTask(`t${i}`, { slot: i + 1 }));
    engine.world.services = [aService('web', { mode: { kind: 'replicated', replicas: 600 } })];
    await begin();
    update('t7', { desiredState: 'shutdown' });
    await pass(2_500);
    expect(task('t7')).toMatchObject({ state: 'running', desiredState: 'shutdown' });
    update('t7', { state: 'shutdown' });
    await pass(2_500);
    expect(task('t7')?.state).toBe('shutdown');
  });

  test('that Swarm deletes disappear', async () => {
    await begin();
    engine.world.services = [aService('web', { version: 2 })];
    engine.world.tasks = [aTask('t1')];
    await pass(2_000);
    expect([...observer.cluster.tasks.keys()]).toEqual(['t1']);
  });

  test('are kept as Swarm keeps them where their ends come one by one: five to a slot', async () => {
    const others = Array.from({ length: 600 }, (_, i) => aTask(`x${i}`, { slot: i + 2 }));
    engine.world.services = [aService('web', { mode: { kind: 'replicated', replicas: 601 } })];
    engine.world.tasks = [...others, aTask('run0')];
    await begin();
    for (let i = 0; i < 8; i++) {
      update(`run${i}`, { state: 'failed', desiredState: 'shutdown', createdAt: i });
      engine.world.tasks.push(aTask(`run${i + 1}`, { createdAt: i + 1 }));
      await pass(2_500);
    }
    const slot = [...observer.cluster.tasks.values()].filter((one) => one.slot === 1);
    expect(slot.map((one) => one.id).sort()).toEqual(['run4', 'run5', 'run6', 'run7', 'run8']);
  });

  test('of a removed service are followed until they are gone; those that ended go with it', async () => {
    engine.world.tasks.push(aTask('old', { state: 'failed', desiredState: 'shutdown' }));
    await begin();
    engine.world.services = [];
    engine.world.tasks = ['t1', 't2'].map((id) => aTask(id, { version: 2, desiredState: 'remove' }));
    engine.tell({ type: 'service', action: 'remove', id: 'web' });
    await pass(500);
    expect(observer.cluster.services.size).toBe(0);
    expect([...observer.cluster.tasks.values()].map((one) => [one.id, one.desiredState])).toEqual([
      ['t1', 'remove'],
      ['t2', 'remove'],
    ]);
    engine.world.tasks = [];
    await pass(2_500);
    expect(observer.cluster.tasks.size).toBe(0);
    expect(observer.feed.state).toBe('live');
  });

  test('of a service that was not listed yet have the services read', async () => {
    await begin();
    await pass(QUIET);
    engine.world.services = [...engine.world.services, aService('new')];
    engine.world.tasks.push(aTask('n1', { service: 'new' as ServiceId }));
    await pass(1_500);
    expect(observer.cluster.services.has('new' as ServiceId)).toBe(true);
  });

  test('of a job’s first slot have the slot that Docker leaves out, whichever is read first', async () => {
    const job = { kind: 'replicated-job', completions: 2, concurrent: 2 } as const;
    engine.world.services.push(aService('job', { mode: job, iteration: 0 }));
    engine.world.tasks.push(aTask('j0', { service: 'job' as ServiceId, slot: null, iteration: 0 }));
    await begin();
    expect(task('j0')?.slot).toBe(0);
    engine.world.services.push(aService('late', { mode: job, iteration: 0 }));
    engine.world.tasks.push(aTask('l0', { service: 'late' as ServiceId, slot: null, iteration: 0 }));
    await pass(2_500);
    expect(observer.cluster.tasks.get('l0' as TaskId)?.slot).toBe(0);
  });

  test('on a node that was lost do not keep anyone polling', async () => {
    engine.world.nodes = [aNode('worker01', { state: 'down' }), aNode('worker02')];
    engine.world.tasks = [
      aTask('t1', { desiredState: 'shutdown' }),
      ...['a', 'b'].map((id, i) => aTask(id, { slot: i + 1, node: 'worker02' as NodeId })),
    ];
    await begin();
    await pass(QUIET);
    const from = engine.asked.length;
    await pass(10_000);
    expect(askedSince(from)).not.toContain('tasks services');
    expect(task('t1')).toMatchObject({ state: 'running', desiredState: 'shutdown' });
  });
});

describe('a large swarm', () => {
  test('is swept by groups of services', async () => {
    engine.world.services = Array.from({ length: 120 }, (_, i) =>
      aService(`s${i}`, { mode: { kind: 'replicated', replicas: 50 } }),
    );
    engine.world.tasks = engine.world.services.flatMap((service) =>
      Array.from({ length: 50 }, (_, i) => aTask(`${service.id}-${i}`, { service: service.id, slot: i + 1 })),
    );
    await begin();
    await pass(QUIET);
    const from = engine.asked.length;
    await pass(30_000);
    const asked = askedSince(from).filter((what) => what.startsWith('tasks'));
    expect(new Set(asked)).toEqual(new Set(['tasks desired+services']));
    expect(asked.length).toBeGreaterThanOrEqual(3);
    update('s100-7', { state: 'failed', desiredState: 'shutdown' });
    await pass(40_000);
    expect(task('s100-7')?.state).toBe('failed');
    expect(observer.feed.state).toBe('live');
  });

  test('goes on when a service of a group is removed under its hands', async () => {
    await begin();
    await pass(QUIET);
    engine.world.services.push(aService('b', { mode: { kind: 'replicated', replicas: 1 } }));
    engine.world.tasks.push(aTask('b1', { service: 'b' as ServiceId }));
    await pass(1_500);
    engine.world.services = engine.world.services.filter((service) => service.id !== 'web');
    engine.world.tasks = [aTask('b1', { service: 'b' as ServiceId, version: 2, state: 'complete' })];
    await pass(3_000);
    expect(task('b1')?.state).toBe('complete');
    expect(observer.cluster.services.has(web)).toBe(false);
    expect(observer.feed.state).toBe('live');
  });
});

describe('the activity feed', () => {
  test('tells what happened, numbered and timed, once', async () => {
    await begin();
    engine.world.services = [aService('web', { version: 2, mode: { kind: 'replicated', replicas: 3 } })];
    await pass(1_500);
    expect(observer.activities).toEqual([
      { kind: 'service-scaled', service: web, name: 'web', from: 2, to: 3, seq: 1, at: expect.any(Number) },
    ]);
    expect(changes.flatMap((change) => change.activities)).toEqual(observer.activities);
  });

  test('keeps the last 200', async () => {
    await begin();
    for (let i = 0; i < 210; i++) {
      engine.world.services = [
        aService('web', { version: i + 2, mode: { kind: 'replicated', replicas: 3 + i } }),
      ];
      engine.tell({ type: 'service', action: 'update', id: 'web' });
      await pass(300);
    }
    expect(observer.activities).toHaveLength(200);
    expect(observer.activities.at(-1)).toMatchObject({ seq: 210 });
  });
});

test('stops at once, whatever is under way', async () => {
  await begin();
  engine.hold(() => true);
  await pass(3_000);
  expect(engine.held.length).toBeGreaterThan(0);
  await observer.stop();
  const { length } = engine.asked;
  await pass(60_000);
  expect(engine.asked).toHaveLength(length);
});

test('MS bounds the shortest poll', async () => {
  observer = createObserver({ engine, minPollMs: 4_000 });
  await begin();
  await pass(QUIET);
  const from = engine.asked.length;
  observer.expect([web]);
  await pass(8_100);
  expect(askedSince(from).filter((what) => what === 'tasks services').length).toBeLessThanOrEqual(3);
  expect(askedSince(from).filter((what) => what === 'tasks desired').length).toBeLessThanOrEqual(3);
});

function forbidden(): DockerError {
  return new DockerError({ kind: 'proxy-forbidden', message: 'Forbidden' }, 403);
}

describe('a job, of which Docker leaves out the slot 0', () => {
  const job = aService('web', {
    mode: { kind: 'replicated-job', completions: 1, concurrent: 1 },
    iteration: 0,
  });
  const try1 = { slot: null, iteration: 0, desiredState: 'complete' } as const;

  test('has one slot for all its tries, on whatever node', async () => {
    engine.world.services = [job];
    engine.world.tasks = [
      aTask('t1', { ...try1, state: 'failed', desiredState: 'shutdown' }),
      aTask('t2', { ...try1, node: 'worker02' as NodeId, state: 'complete' }),
    ];
    await begin();
    expect([task('t1')?.slot, task('t2')?.slot]).toEqual([0, 0]);
  });

  test('keeps that slot when the service is gone', async () => {
    engine.world.services = [job];
    engine.world.tasks = [aTask('t1', try1)];
    await begin();
    engine.world.services = [];
    await pass(QUIET);
    update('t1', { desiredState: 'remove' });
    await pass(QUIET);
    expect(task('t1')).toMatchObject({ desiredState: 'remove', slot: 0 });
  });
});

describe('[W14] clocks of other machines', () => {
  const HOUR = 3_600_000;
  const offset = (id: string) => observer.cluster.nodes.get(id as NodeId)?.clockOffset;
  const start = (id: string, off: number, over: Partial<TaskRecord> = {}) =>
    update(id, { ...stamped('running', Date.now() + off), createdAt: Date.now() - 500, ...over });

  test.each([
    ['ahead', HOUR],
    ['behind', -HOUR],
  ])('what starts on a node whose clock is an hour %s started when we saw it', async (_, off) => {
    await begin();
    await pass(QUIET);
    const asked = Date.now();
    start('t3', off);
    await pass(3_000);
    expect(task('t3')?.since).toBeGreaterThanOrEqual(asked - 3_000);
    expect(task('t3')?.since).toBeLessThanOrEqual(asked + 3_000);
    expect(task('t3')?.history).toEqual([{ state: 'running', at: task('t3')?.since }]);
    expect(task('t3')?.stamp).toBe(asked + off);
    expect(Math.abs((offset('worker01') ?? 0) - off)).toBeLessThan(5_000);
    expect(offset('worker02')).toBe(0);
  });

  test.each([
    ['as far off as before, which is no news', HOUR + 10_000, true, 0],
    ['right', -2_000, false, 1],
    ['off by a day', 24 * HOUR, true, 1],
  ])('the next start may show the clock %s', async (_, off, isOff, told) => {
    await begin();
    start('t3', HOUR);
    await pass(5_000);
    const from = changes.length;
    start('t4', off, { slot: 4 });
    await pass(5_000);
    expect((offset('worker01') ?? 0) !== 0).toBe(isOff);
    expect(changes.slice(from).filter(({ delta }) => delta.put.nodes)).toHaveLength(told);
  });

  test('stays said while the node’s record changes, and goes with the node', async () => {
    await begin();
    start('t3', HOUR);
    await pass(5_000);
    engine.world.nodes = [aNode('worker01', { version: 2, availability: 'pause' }), aNode('worker02')];
    await pass(QUIET);
    expect(observer.cluster.nodes.get('worker01' as NodeId)).toMatchObject({ availability: 'pause' });
    expect(offset('worker01')).toBeGreaterThan(0);
    engine.world.nodes = [aNode('worker02')];
    await pass(QUIET);
    engine.world.nodes = [aNode('worker01'), aNode('worker02')];
    await pass(QUIET);
    expect(offset('worker01')).toBe(0);
  });

  test('are not judged by what was there before we watched, nor by what only changed', async () => {
    engine.world.tasks = [
      aTask('t1', { since: Date.now() + HOUR, createdAt: Date.now() - HOUR }),
      aTask('t2', { since: Date.now() - 24 * HOUR, createdAt: Date.now() - HOUR, slot: 2 }),
      aTask('t3', { since: Date.now() - 10 * HOUR, createdAt: Date.now() + HOUR, slot: 3 }),
    ];
    const began = Date.now();
    await begin();
    const { since } = task('t1') ?? expect.unreachable();
    expect(since).toBeGreaterThanOrEqual(began);
    expect(since).toBeLessThan(began + 100);
    expect(task('t2')?.since).toBe(began - HOUR); // not before it was made
    expect(task('t3')?.since).toBe(began - 10 * HOUR); // made in the future says nothing
    update('t1', { desiredState: 'shutdown' });
    update('t2', { message: 'other' });
    await pass(QUIET);
    expect(offset('worker01')).toBe(0);
    expect(task('t1')?.since).toBe(since);
  });

  test('are not called right by a start that may as well have been off as before', async () => {
    await begin();
    start('t3', HOUR);
    await pass(5_000);
    const known = offset('worker01');
    engine.fail('refused');
    await pass(2 * HOUR);
    update('t3', { ...stamped('failed', Date.now() + HOUR) });
    start('t4', 0, { slot: 4, createdAt: Date.now() - HOUR });
    engine.fail(null);
    await pass(QUIET);
    expect(task('t4')?.state).toBe('running');
    expect(offset('worker01')).toBe(known);
  });

  test('are not judged by what a node tells late, since no manager heard from it', async () => {
    await begin();
    engine.world.nodes = [aNode('worker01', { version: 2, state: 'unknown' }), aNode('worker02')];
    await pass(QUIET);
    engine.world.nodes = [aNode('worker01', { version: 3 }), aNode('worker02')];
    await pass(5_000);
    start('t3', -20_000, { createdAt: Date.now() - 21_000 });
    await pass(3_000);
    expect(task('t3')?.state).toBe('running');
    expect(offset('worker01')).toBe(0);
  });

  test('are not judged by what comes back from a backup, and it keeps its times', async () => {
    const now = Date.now();
    engine.world.tasks = [aTask('t1', { ...stamped('running', now), version: 9, createdAt: now - 3 * HOUR })];
    await begin();
    await pass(QUIET);
    const older = { ...stamped('starting', now - 2 * HOUR), version: 4, createdAt: now - 3 * HOUR };
    engine.world.tasks = [aTask('t1', older)];
    await pass(60_000);
    expect(task('t1')).toMatchObject({ state: 'starting', since: now - 2 * HOUR });
  });

  test('are not judged by a break in our watching', async () => {
    await begin();
    const at = Date.now() + 60_000;
    engine.fail('refused');
    await pass(300_000);
    update('t3', { ...stamped('running', at), createdAt: at - 500 });
    engine.fail(null);
    await pass(QUIET);
    expect(task('t3')?.since).toBe(at);
    expect(offset('worker01')).toBe(0);
  });

  test('each state of a task begins after the one before it', async () => {
    await begin();
    update('t3', stamped('preparing', Date.now() + HOUR));
    await pass(5_000);
    update('t3', stamped('running', Date.now() - HOUR));
    await pass(5_000);
    update('t3', stamped('failed', 0));
    const failed = Date.now();
    await pass(5_000);
    const ats = task('t3')?.history.map(({ at }) => at) ?? [];
    expect(ats).toHaveLength(3);
    expect(ats).toEqual([...ats].sort((a, b) => a - b));
    expect(ats[2]).toBeGreaterThanOrEqual(failed);
  });

  test('a time that nobody knows stays unknown, unless we saw it', async () => {
    await begin();
    expect(task('t1')?.since).toBe(0);
    start('t3', -Date.now());
    await pass(3_000);
    expect(task('t3')?.since).toBeGreaterThan(Date.now() - 5_000);
    expect(offset('worker01')).toBe(0);
  });

  test('the leader’s is judged by what it writes, and its changes are timed by ours', async () => {
    const leader = { leader: true, reachability: 'reachable', address: '' } as const;
    engine.world.nodes = [aNode('worker01', { role: 'manager', manager: leader }), aNode('worker02')];
    const write = (version: number, off: number) => {
      const at = Date.now() + off;
      const update = { state: 'completed', message: '', startedAt: at - 5_000, completedAt: at } as const;
      engine.world.services = [aService('web', { version, updatedAt: at, update })];
    };
    write(1, HOUR);
    await begin();
    expect(offset('worker01')).toBe(0);
    await pass(QUIET);
    const began = Date.now();
    write(2, -HOUR);
    await pass(5_000);
    const { updatedAt, update: done } = observer.cluster.services.get(web) ?? expect.unreachable();
    for (const at of [updatedAt, done?.completedAt]) {
      expect(at).toBeGreaterThan(began - 5_000);
      expect(at).toBeLessThanOrEqual(began + 5_000);
    }
    expect(done?.startedAt).toBe(began - HOUR - 5_000);
    expect(offset('worker01')).toBeLessThan(-HOUR + 5_000);
    write(3, 0);
    await pass(5_000);
    expect(offset('worker01')).toBe(0);
    // What the one that led before wrote says nothing of the one that leads now.
    engine.world.nodes = [aNode('worker01'), aNode('worker02', { role: 'manager', manager: leader })];
    write(4, HOUR);
    await pass(QUIET);
    expect(offset('worker02')).toBe(0);
    await pass(5_000);
    write(5, HOUR);
    await pass(5_000);
    expect(offset('worker02')).toBeGreaterThan(HOUR - 5_000);
  });
});
