import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { io as connect, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { crashMany } from '@/lib/demo/control/accidents';
import { type Demo, startDemo } from '@/lib/demo/start-demo';
import { createDockerEngine } from '@/lib/docker/dockerode-engine';
import { createObserver } from '@/lib/observer/create-observer';
import type { Observer } from '@/lib/observer/observer';
import type { DownMessages } from '@/lib/protocol/down';
import { openRevision, openSnapshot } from '@/lib/protocol/open-picture';
import type { UpMessages } from '@/lib/protocol/up';
import { type Cluster, EMPTY_CLUSTER } from '@/lib/swarm/objects/cluster';
import type { Activity } from '@/lib/swarm/picture/activity';
import { withLines } from '@/lib/swarm/picture/activity-lines';
import { apply } from '@/lib/swarm/picture/diff';
import { aPermission, someSessions } from './made-up.testing';
import { startSocket } from './picture/socket';

const socketPath = join(tmpdir(), `swarmscope-storm-${process.pid}.sock`);
const closers: (() => Promise<unknown> | unknown)[] = [];
let demo: Demo;
let observer: Observer;
/** A browser's end: what it was sent, and what that makes of its picture. */
const page = {
  cluster: EMPTY_CLUSTER as Cluster,
  revision: 0,
  gaps: 0,
  messages: 0,
  bytes: 0,
  lines: [] as readonly Activity[],
};

beforeAll(async () => {
  demo = await startDemo({ socketPath, nodes: 50, tasks: 1_500, calm: true });
  const engine = createDockerEngine({ host: `unix://${socketPath}` });
  observer = createObserver({ engine });
  const httpServer = createServer();
  const socket = startSocket({
    httpServer,
    observer,
    source: { kind: 'demo', endpoint: engine.endpoint },
    build: 'one',
    permission: aPermission(
      someSessions(() => Date.now()),
      { source: { kind: 'demo' } },
    ),
    refusal: () => null,
    sessionOf: () => null,
    act: (_, input) => Promise.reject(input),
    ask: (_, input) => Promise.reject(input),
    logger: { debug: () => {}, error: () => {} },
  });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  observer.start();
  closers.push(
    () => demo.close(),
    () => engine.close(),
    () => observer.stop(),
    () => socket.close(),
  );
  await vi.waitFor(() => expect(observer.feed.state).toBe('live'), { timeout: 20_000 });
  follow((httpServer.address() as AddressInfo).port);
  await vi.waitFor(() => expect(page.cluster.tasks.size).toBeGreaterThanOrEqual(1_500), { timeout: 20_000 });
}, 60_000);

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

beforeEach(async () => {
  await caughtUp();
  Object.assign(page, { messages: 0, bytes: 0, lines: [] });
});

function follow(port: number): void {
  const browser: Socket<DownMessages, UpMessages> = connect(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
  });
  const unzipped = (bytes: ArrayBuffer) => JSON.parse(gunzipSync(bytes).toString());
  browser.on('snapshot', (bytes) => {
    const { cluster, revision, activities } = openSnapshot(unzipped(bytes));
    Object.assign(page, { cluster, revision, lines: withLines(page.lines, activities) });
  });
  browser.on('revision', (message) => {
    const revision = openRevision('base' in message ? message : unzipped(message));
    if (revision.base !== page.revision) page.gaps += 1;
    page.cluster = apply(page.cluster, revision.delta);
    page.revision = revision.revision;
    page.lines = withLines(page.lines, revision.activities);
  });
  browser.io.engine.on('packet', ({ data }) => {
    page.messages += 1;
    page.bytes += typeof data === 'string' ? Buffer.byteLength(data) : (data?.byteLength ?? 0);
  });
  closers.push(() => browser.close());
}

const caughtUp = () => vi.waitFor(() => expect(page.revision).toBe(observer.revision), { timeout: 20_000 });

/** The page has what the server has, which is what Docker has. */
function expectTheTruth(): void {
  expect(page.gaps).toBe(0);
  const states = (tasks: Iterable<{ id: string; state: string }>) =>
    new Map([...tasks].map(({ id, state }) => [id, state]));
  expect(states(page.cluster.tasks.values())).toEqual(states(observer.cluster.tasks.values()));
  expect(new Map(page.cluster.services)).toEqual(new Map(observer.cluster.services));
  expect(new Map(page.cluster.nodes)).toEqual(new Map(observer.cluster.nodes));
}

const running = () => [...page.cluster.tasks.values()].filter(({ state }) => state === 'running').length;

it('1,000 tasks that fail at once are told in few messages, as few lines, and all are replaced', async () => {
  const before = running();
  expect(crashMany(demo.swarm, 1_000)).toBe(1_000);
  await vi.waitFor(() => expect(running()).toBeLessThan(before - 900), { timeout: 20_000 });
  await vi.waitFor(() => expect(running()).toBe(before), { timeout: 40_000, interval: 100 });
  await caughtUp();
  expectTheTruth();
  // Each task's states, and its replacement's: some 7,000 changes.
  expect(page.messages).toBeLessThan(200);
  expect(page.bytes).toBeLessThan(400_000);
  expect(page.lines.filter(({ kind }) => kind === 'task-failed').length).toBeLessThanOrEqual(20);
  const told = page.lines.filter((line) => line.kind === 'many' && line.of === 'task-failed');
  expect(told.length).toBeGreaterThan(0);
}, 90_000);

it('a new leader, which marks every node unknown and then ready, is one line', async () => {
  const leader = demo.swarm.dispatcher.changeLeader();
  expect(leader).not.toBeNull();
  const isLeader = () =>
    [...page.cluster.nodes.values()].find(({ manager }) => manager?.leader)?.hostname === leader;
  await vi.waitFor(() => expect(isLeader()).toBe(true), { timeout: 20_000 });
  await vi.waitFor(
    () => expect([...page.cluster.nodes.values()].every(({ state }) => state === 'ready')).toBe(true),
    { timeout: 30_000 },
  );
  await caughtUp();
  expectTheTruth();
  expect(page.lines.map(({ kind }) => kind)).toEqual(['leader-changed']);
  expect(page.bytes).toBeLessThan(75_000);
}, 60_000);

it('200 services deployed at once are told as one line [P9]', async () => {
  const create = (name: string) =>
    new Promise<void>((resolve, reject) => {
      const asked = request({ socketPath, path: '/v1.41/services/create', method: 'POST' }, (answer) => {
        answer
          .resume()
          .once('end', () => (answer.statusCode === 201 ? resolve() : reject(answer.statusCode)));
      });
      asked.setHeader('Content-Type', 'application/json');
      asked.once('error', reject).end(
        JSON.stringify({
          Name: name,
          TaskTemplate: { ContainerSpec: { Image: 'registry:5000/example/echo:latest' } },
          Mode: { Replicated: { Replicas: 2 } },
        }),
      );
    });
  await Promise.all(Array.from({ length: 200 }, (_, n) => create(`app${n}`)));
  const isThere = (n: number) =>
    [...page.cluster.tasks.values()].filter(
      ({ service, state }) =>
        state === 'running' && service !== null && page.cluster.services.get(service)?.name === `app${n}`,
    ).length === 2;
  await vi.waitFor(
    () => expect(Array.from({ length: 200 }, (_, n) => isThere(n)).every(Boolean)).toBe(true),
    {
      timeout: 40_000,
      interval: 200,
    },
  );
  await caughtUp();
  expectTheTruth();
  const created = page.lines.filter(
    (line) => line.kind === 'service-created' || (line.kind === 'many' && line.of === 'service-created'),
  );
  expect(created.length).toBeLessThanOrEqual(11);
  expect(created.at(-1)).toMatchObject({ kind: 'many', count: 200 });
  expect(page.bytes).toBeLessThan(200_000);
}, 90_000);
