import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDockerEngine } from '@/lib/docker/dockerode-engine';
import type { Engine } from '@/lib/docker/engine';
import { nodeRecord, serviceRecord, taskRecord } from '@/lib/docker/made-up-records.testing';
import { hang, json, raw, type StandIn, says, startStandIn } from '@/lib/docker/stand-in.testing';
import type { Feed } from '@/lib/swarm/picture/feed';
import { createObserver } from './create-observer';
import type { Observer } from './observer';

/** The observer over real connections, to a Docker that misbehaves. */
let docker: StandIn;
let engine: Engine;
let observer: Observer;

beforeEach(async () => {
  docker = await startStandIn();
  engine = createDockerEngine(docker.address, { ping: 2_000, small: 2_000, list: 10_000 });
  observer = createObserver({ engine, minPollMs: 50 });
});
afterEach(async () => {
  await observer.stop();
  engine.close();
  await docker.close();
});

/** Resolves when the feed is so; fails the test by its time limit. */
const feedIs = (isSo: (feed: Feed) => boolean) =>
  new Promise<Feed>((resolve) => {
    const check = (feed: Feed) => {
      if (!isSo(feed)) return;
      end();
      resolve(feed);
    };
    const end = observer.subscribe({ changed() {}, feed: check });
    check(observer.feed);
  });
const live = () => feedIs((feed) => feed.state === 'live');
const failed = (kind: string) => feedIs((feed) => feed.state === 'failed' && feed.problem?.kind === kind);

test('a daemon restarted while it is watched: frozen, then watched again', async () => {
  observer.start();
  await live();
  const { cluster } = observer;
  await docker.stop();
  await failed('no-socket');
  expect(observer.cluster).toBe(cluster);
  docker.on('/tasks', json([{ ...taskRecord(), Version: { Index: 900 } }]));
  await docker.start();
  await live();
  expect([...observer.cluster.tasks.values()][0]?.version).toBe(900);
  expect(observer.cluster.nodes).toBe(cluster.nodes);
});

test('a daemon that hangs is found out, and the picture stays', async () => {
  observer.start();
  await live();
  docker.onAll(hang);
  await failed('timeout');
  expect(observer.cluster.tasks.size).toBe(1);
  docker.onAll(null);
  await live();
});

test.each([
  ['garbage', 200],
  ['proxy-forbidden', 403],
  ['proxy-down', 502],
] as const)('%s: what a stranger answers in Docker’s place is in no feed', async (kind, status) => {
  const page = raw(status, 'text/html', '<html><h1>the proxy’s secret</h1></html>');
  docker.on('/nodes', page);
  docker.on('/tasks', page);
  observer.start();
  expect(JSON.stringify(await failed(kind))).not.toContain('secret');
});

describe('[W9] before the first picture', () => {
  test.each([
    ['no-swarm', says(503, 'This node is not a swarm manager. Use "docker swarm init"')],
    ['no-leader', says(500, 'The swarm does not have a leader.')],
    ['proxy-forbidden', raw(403, 'text/html', '<h1>Forbidden</h1>')],
    ['garbage', raw(200, 'text/html', '<h1>It works!</h1>')],
  ] as const)('%s is told, and what comes back is watched', async (kind, answer) => {
    docker.on('/tasks', answer);
    docker.on('/nodes', answer);
    observer.start();
    await failed(kind);
    expect(observer.revision).toBe(0);
    docker.on('/tasks', null);
    docker.on('/nodes', null);
    await live();
    expect(observer.cluster.tasks.size).toBe(1);
  });
});

test('no daemon at all, and then one', async () => {
  await docker.stop();
  observer.start();
  await failed('no-socket');
  await docker.start();
  await live();
});

test('garbage in the middle of watching freezes, and never stops the server', async () => {
  observer.start();
  await live();
  docker.on('/tasks', raw(200, 'application/json', '[{"ID":"abc","Version":{"Ind'));
  await failed('garbage');
  expect(observer.cluster.tasks.size).toBe(1);
  docker.on('/tasks', null);
  await live();
});

test('[W6] a bad record among good ones is counted, and the rest is shown', async () => {
  docker.on('/tasks', json([{ ID: 'bad' }, taskRecord()]));
  observer.start();
  await live();
  expect(observer.feed.skipped).toEqual({ tasks: 1 });
  expect(observer.cluster.tasks.size).toBe(1);
});

test('stopping ends every request, one that hangs too', async () => {
  observer.start();
  await live();
  docker.on('/nodes', hang);
  docker.on('/tasks', hang);
  const { length } = docker.asked;
  while (docker.asked.slice(length).every((line) => line !== 'GET /tasks')) await new Promise(setImmediate);
  await observer.stop();
});

test('records of a retried job: its tries have one slot, whatever their nodes', async () => {
  const { UpdateStatus: _, Spec, ...service } = serviceRecord();
  const { Slot: __, ...task } = taskRecord();
  const Mode = { ReplicatedJob: { MaxConcurrent: 1, TotalCompletions: 1 } };
  const JobIteration = { Index: 1 };
  docker.on('/services', json([{ ...service, Spec: { ...Spec, Mode }, JobStatus: { JobIteration } }]));
  const first = { ...task, JobIteration };
  const second = {
    ...first,
    ID: 'second',
    NodeID: 'n2',
    DesiredState: 'complete',
    Status: { State: 'complete' },
  };
  docker.on('/tasks', json([first, second]));
  observer.start();
  await live();
  const tasks = [...observer.cluster.tasks.values()];
  expect(tasks.map(({ slot, iteration }) => [slot, iteration])).toEqual([
    [0, 1],
    [0, 1],
  ]);
});

test('[W14] records of a node whose clock is off', async () => {
  const AHEAD = 3_521_000;
  const { ID } = nodeRecord();
  observer.start();
  await live();
  const offset = () => [...observer.cluster.nodes.values()].find(({ id }) => id === ID)?.clockOffset ?? 0;
  const started = (id: string, off: number) => ({
    ...taskRecord(),
    ID: id,
    Slot: 2,
    DesiredState: 'running',
    Status: { State: 'running', Timestamp: new Date(Date.now() + off).toISOString() },
  });
  const find = (id: string) => [...observer.cluster.tasks.values()].find((task) => task.id === id);
  docker.on('/tasks', json([started('one', AHEAD)]));
  await expect.poll(() => find('one')?.state).toBe('running');
  expect(find('one')?.since).toBeLessThanOrEqual(Date.now());
  expect(Math.round(offset() / 60_000)).toBe(59);
  docker.on('/tasks', json([started('two', 0)]));
  await expect.poll(offset).toBe(0);
});
