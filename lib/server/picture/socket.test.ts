import { randomBytes } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { io as connect, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { DownMessages } from '@/lib/protocol/down';
import { openRevision, openSnapshot } from '@/lib/protocol/open-picture';
import type { Revision, Snapshot } from '@/lib/protocol/picture';
import type { UpMessages } from '@/lib/protocol/up';
import { aCluster, aNode, aTask, taskId } from '@/lib/swarm/made-up.testing';
import type { RecordedCluster } from '@/lib/swarm/objects/cluster';
import { DEFAULT_LOG_DRIVER } from '@/lib/swarm/objects/log-driver';
import type { TaskRecord } from '@/lib/swarm/objects/task';
import { createRateLimit } from '../access/rate-limit';
import { SESSION_MS } from '../access/signed-session';
import { refusalOf } from '../http';
import { createCrowd } from '../limits/crowd';
import { LIMITS } from '../limits/limits';
import {
  aFeed,
  aHeldObserver,
  aKeptAudit,
  anObedientEngine,
  aPermission,
  someSessions,
} from '../made-up.testing';
import { createDeployPlaces } from '../operations/deploy-places';
import { handleQuery } from '../operations/handle-query';
import { keepHistory } from '../operations/keep-history';
import { createAnswerers } from '../operations/queries';
import { type SocketParts, startSocket } from './socket';

const closers: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const sessions = someSessions(() => Date.now());

async function aServer(over: Partial<SocketParts> = {}) {
  const httpServer = createServer();
  const observer = aHeldObserver(task(1));
  const acted: unknown[] = [];
  const permission = aPermission(sessions);
  const answerers = createAnswerers({
    engine: anObedientEngine(),
    observer,
    config: { registry: null },
    history: keepHistory(observer, Date.now),
  });
  const queries = {
    answerers,
    viewersAnswerers: answerers,
    observer,
    permission,
    audit: aKeptAudit(),
    limit: createRateLimit(100, 10),
    deploys: createDeployPlaces(),
    logger: { error: () => {} },
  };
  const socket = startSocket({
    httpServer,
    observer,
    source: { kind: 'live', endpoint: 'unix:///var/run/docker.sock' },
    build: 'one',
    permission,
    refusal: (request) => refusalOf(request, []),
    sessionOf: (cookies) => sessions.read(cookies?.split('=')[1]),
    act: async (asker, input) => {
      acted.push({ who: asker.session?.name ?? null, input });
      return { ok: true, action: 'remove-service', steps: [], warnings: [] };
    },
    ask: (asker, input) => handleQuery(queries, asker, input, new AbortController().signal),
    logger: { debug: () => {}, error: () => {} },
    ...over,
  });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  closers.push(() => socket.close());
  const { port } = httpServer.address() as AddressInfo;
  return { port, observer, socket, acted };
}

interface Page {
  readonly socket: Socket<DownMessages, UpMessages>;
  /** What arrived, in order; the names of messages. */
  readonly got: string[];
  readonly revisions: Revision[];
  readonly snapshots: Snapshot[];
}

/** A browser's end, which keeps what arrives. */
function aPage(port: number, options: Parameters<typeof connect>[1] = {}): Page {
  const socket: Socket<DownMessages, UpMessages> = connect(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...options,
  });
  const page: Page = { socket, got: [], revisions: [], snapshots: [] };
  socket.onAny((name) => page.got.push(name));
  const unzipped = (bytes: ArrayBuffer) => JSON.parse(gunzipSync(bytes).toString());
  socket.on('revision', (message) =>
    page.revisions.push(openRevision('base' in message ? message : unzipped(message))),
  );
  socket.on('snapshot', (bytes) => page.snapshots.push(openSnapshot(unzipped(bytes))));
  closers.push(() => socket.close());
  return page;
}

const webSocketOf = ({ socket }: Page): WebSocket => {
  const { transport } = socket.io.engine;
  if (!('ws' in transport)) throw new Error('this is no WebSocket');
  return transport.ws as WebSocket; // engine.io's client types it for browsers
};

const NODES = [aNode('n1'), aNode('n2')];
const task = (n: number) => aCluster({ nodes: NODES, tasks: [aTask('t0', { slot: n })] });
/** A feed ends what a page is given. The one before its first picture may be there alone for a moment. */
const served = (page: Page) =>
  expect
    .poll(() => page.got.at(-1) === 'feed' && page.got.filter((name) => name === 'feed').length > 1)
    .toBe(true);

describe('a connection', () => {
  it('starts with hello, feed and a picture, and follows from there [P1]', async () => {
    const { port, observer } = await aServer();
    const page = aPage(port);
    await expect.poll(() => page.got).toEqual(['hello', 'feed', 'snapshot', 'feed']);
    expect(page.snapshots[0]?.revision).toBe(1);
    expect(page.snapshots[0]?.cluster.tasks.get(taskId('t0'))).toMatchObject({ id: 't0', slot: 1 });
    observer.show(task(2));
    await expect.poll(() => page.revisions).toMatchObject([{ base: 1, revision: 2 }]);
  });

  it('that was away gets what it missed, and no picture [P3]', async () => {
    const { port, observer, socket } = await aServer();
    for (const n of [2, 3, 4]) observer.show(task(n));
    const page = aPage(port, { auth: { epoch: socket.epoch, revision: 2 } });
    await expect.poll(() => page.got).toEqual(['hello', 'feed', 'revision', 'revision', 'feed']);
    expect(page.revisions).toMatchObject([{ base: 2 }, { base: 3 }]);
  });

  it('that missed nothing gets nothing', async () => {
    const { port, socket } = await aServer();
    const page = aPage(port, { auth: { epoch: socket.epoch, revision: 1 } });
    await expect.poll(() => page.got).toEqual(['hello', 'feed', 'feed']);
  });

  it.each([
    ['of another run [P4]', { epoch: 'another', revision: 1 }],
    ['ahead of us', { revision: 99 }],
    ['older than we remember', { revision: 0 }],
    ['that cannot be read', { revision: 'x' }],
    ['that is no number', { revision: -1.5 }],
  ])('with a place %s gets a picture', async (_, auth) => {
    const { port, socket } = await aServer();
    const page = aPage(port, { auth: { epoch: socket.epoch, ...auth } });
    await expect.poll(() => page.snapshots).toHaveLength(1);
  });

  it('that missed more than the whole picture gets the picture', async () => {
    const { port, observer, socket } = await aServer();
    for (const n of [2, 3, 4, 5, 6, 7, 8, 9]) observer.show(task(n));
    const page = aPage(port, { auth: { epoch: socket.epoch, revision: 1 } });
    await expect.poll(() => page.got).toEqual(['hello', 'feed', 'snapshot', 'feed']);
  });

  it('with a gap asks for what it misses [P3]', async () => {
    const { port, observer } = await aServer();
    const page = aPage(port);
    await expect.poll(() => page.snapshots).toHaveLength(1);
    await served(page);
    for (const n of [2, 3]) observer.show(task(n));
    await expect.poll(() => page.revisions).toHaveLength(2);
    page.socket.emit('resync', 2);
    await expect.poll(() => page.revisions.map(({ base }) => base)).toEqual([1, 2, 2]);
    page.socket.emit('resync', 0);
    await expect.poll(() => page.snapshots.at(-1)?.revision).toBe(3);
  });

  it('misses no revision that comes while its picture is made', async () => {
    const { port, observer } = await aServer();
    const pages = Array.from({ length: 5 }, () => aPage(port));
    let version = 1;
    const timer = setInterval(() => observer.show(task(++version)), 1);
    await Promise.all(pages.map((page) => expect.poll(() => page.revisions.length).toBeGreaterThan(5)));
    clearInterval(timer);
    await Promise.all(
      pages.map((page) => expect.poll(() => page.revisions.at(-1)?.revision).toBe(observer.revision)),
    );
    for (const page of pages) {
      const at = page.snapshots[0]?.revision ?? Number.NaN;
      expect(page.revisions.map(({ base }) => base)).toEqual(page.revisions.map((_, index) => at + index));
    }
  });

  it('hears of a change of the feed at once', async () => {
    const { port, observer } = await aServer();
    const page = aPage(port);
    await expect.poll(() => page.got).toHaveLength(4);
    const heard = new Promise((resolve) => page.socket.once('feed', resolve));
    observer.say(aFeed({ state: 'failed', problem: { kind: 'refused', message: 'ECONNREFUSED' } }));
    expect(await heard).toMatchObject({ state: 'failed', problem: { kind: 'refused' } });
  });

  it('hears that the server stops, and comes back by itself', async () => {
    const { port, socket } = await aServer();
    const page = aPage(port, { reconnection: true });
    await expect.poll(() => page.got).toContain('snapshot');
    const reason = new Promise((resolve) => page.socket.once('disconnect', resolve));
    await socket.close();
    expect(page.got).toContain('closing');
    expect(['transport close', 'transport error']).toContain(await reason);
    expect(page.socket.active).toBe(true);
  });
});

it('a browser that cannot keep up skips revisions, and gets a picture when it can again [P7]', async () => {
  const { port, observer } = await aServer();
  const [slow, quick] = [aPage(port), aPage(port)];
  await Promise.all([served(slow), served(quick)]);
  // The network takes nothing more: the client's TCP connection is not read.
  const tcp = Reflect.get(webSocketOf(slow), '_socket') as NetSocket;
  tcp.pause();
  const bulk = (n: number) => aTask('t0', { slot: n, message: randomBytes(100_000).toString('hex') });
  for (let n = 2; n <= 150; n += 1) {
    observer.show(aCluster({ nodes: NODES, tasks: [bulk(n)] }));
    if (n % 10 === 0) await expect.poll(() => quick.revisions).toHaveLength(n - 1);
  }
  tcp.resume();
  await expect.poll(() => slow.snapshots.at(-1)?.revision).toBe(150);
  expect(slow.revisions.length).toBeLessThan(100);
  await served(slow);
  observer.show(task(1000));
  await expect.poll(() => slow.revisions.at(-1)?.revision).toBe(151);
});

it('forty browsers cost no more reading and packing than one [P2]', async () => {
  const { port, observer } = await aServer();
  const pages = [aPage(port)];
  await Promise.all(pages.map(served));
  let reads = 0;
  const counted = (n: number) =>
    Object.defineProperty({ ...aTask('t0', { slot: n }) }, 'message', {
      enumerable: true,
      get() {
        reads += 1;
        return 'started';
      },
    });
  const readsFor = async (n: number) => {
    reads = 0;
    observer.show(aCluster({ nodes: NODES, tasks: [counted(n)] }));
    await expect
      .poll(() => pages.every(({ revisions }) => revisions.at(-1)?.revision === observer.revision))
      .toBe(true);
    return reads;
  };
  const forOne = await readsFor(2);
  const further = Array.from({ length: 39 }, () => aPage(port));
  await Promise.all(further.map(served));
  pages.push(...further);
  expect(await readsFor(3)).toBe(forOne);
  for (const page of pages.slice(1))
    expect(page.got).toEqual(['hello', 'feed', 'snapshot', 'feed', 'revision']);
});

describe('a large change', () => {
  const many = (count: number, over: Partial<TaskRecord> = {}) =>
    aCluster({
      nodes: NODES,
      tasks: Array.from({ length: count }, (_, n) => aTask(`task${n}`, { slot: n, ...over })),
    });

  const first = (count: number, { tasks, ...rest }: RecordedCluster) => ({
    ...rest,
    tasks: new Map([...tasks].slice(0, count)),
  });

  it('comes as a picture, once, and revisions go on from there [P7]', async () => {
    const { port, observer } = await aServer();
    const page = aPage(port);
    await served(page);
    const all = many(2_500);
    observer.show(all);
    await expect.poll(() => page.snapshots).toHaveLength(2);
    await served(page);
    expect(page.snapshots.at(-1)?.cluster.tasks.size).toBe(2_500);
    observer.show(first(2_499, all));
    await expect.poll(() => page.revisions).toMatchObject([{ base: 2 }]);
    expect(page.revisions[0]?.delta.remove.tasks).toEqual(['task2499']);
  });

  it('comes compressed where it is long [P6]', async () => {
    const { port, observer } = await aServer();
    const page = aPage(port);
    await served(page);
    const bytes: number[] = [];
    page.socket.on('revision', (message) => bytes.push('base' in message ? 0 : message.byteLength));
    observer.show(many(1_000));
    await expect.poll(() => page.revisions).toHaveLength(1);
    expect(page.revisions[0]?.delta.put.tasks).toHaveLength(1_000);
    expect(bytes[0]).toBeGreaterThan(0);
    expect(bytes[0]).toBeLessThan(15_000);
  });

  it('past 10,000 tasks cuts their ids, and never makes them whole again', async () => {
    const { port, observer, socket } = await aServer();
    const page = aPage(port);
    await served(page);
    const ids = Array.from({ length: 10_001 }, (_, n) => `${100_000_000_000 + n}abcdefghijklm`);
    const all = aCluster({ nodes: NODES, tasks: ids.map((id) => aTask(id)) });
    observer.show(first(9_999, all));
    await expect.poll(() => page.snapshots).toHaveLength(2);
    observer.show(all);
    await expect.poll(() => page.snapshots).toHaveLength(3);
    const { cluster } = page.snapshots.at(-1) ?? {};
    expect(cluster?.tasks.size).toBe(10_001);
    expect(cluster?.tasks.has(taskId('100000000000'))).toBe(true);
    await served(page);
    observer.show(first(9_999, all));
    await expect
      .poll(() => page.revisions.at(-1)?.delta.remove.tasks)
      .toEqual(['100000009999', '100000010000']);
    // One that was away since before knows other names.
    const returning = aPage(port, { auth: { epoch: socket.epoch, revision: 2 } });
    await expect.poll(() => returning.snapshots).toHaveLength(1);
    const query = { kind: 'task', task: taskId('100000000007') } as const;
    expect(await page.socket.emitWithAck('ask', query)).toMatchObject({
      ok: true,
      value: { id: '100000000007abcdefghijklm' },
    });
  });
});

it('a task’s details are told to who asks, and to nobody else [P8]', async () => {
  const { port, observer } = await aServer();
  const page = aPage(port);
  await served(page);
  const container = 'c'.repeat(64);
  const history = [{ state: 'running', at: 1 }] as const;
  observer.show(aCluster({ nodes: NODES, tasks: [aTask('t0', { container, history, version: 7 })] }));
  const details = (id: string) => page.socket.emitWithAck('ask', { kind: 'task', task: taskId(id) });
  expect(await details('t0')).toEqual({
    ok: true,
    value: {
      ...{ id: 't0', container, history, attachments: [], ports: [] },
      ...{ logDriver: DEFAULT_LOG_DRIVER, assigned: [], stamp: 0 },
    },
  });
  expect(await details('t1')).toEqual({ ok: true, value: null });
  expect(await details('')).toMatchObject({ ok: false, kind: 'invalid' });
  await expect.poll(() => page.revisions).toHaveLength(1);
  expect(page.revisions[0]?.delta.put.tasks?.[0]).not.toHaveProperty('container');
});

it('an action’s answer changes no picture; what Docker says then does [A5]', async () => {
  const { port, observer } = await aServer();
  const page = aPage(port);
  await served(page);
  const arrived = [...page.got];
  const outcome = await page.socket.emitWithAck('act', { kind: 'remove-service', service: 'web' as never });
  expect(outcome.ok).toBe(true);
  // What was sent before the answer would be here before it: a connection keeps its order.
  expect(page.got).toEqual(arrived);
  observer.show(task(2));
  await expect.poll(() => page.revisions).toMatchObject([{ base: 1, revision: 2 }]);
});

describe('who is who', () => {
  const cookie = (name: string) => ({ extraHeaders: { Cookie: `c=${sessions.issue(name).token}` } });

  it('an action carries the session of the handshake', async () => {
    const { port, acted } = await aServer();
    await aPage(port, cookie('admin')).socket.emitWithAck('act', {
      kind: 'remove-service',
      service: 'web' as never,
    });
    await aPage(port).socket.emitWithAck('act', { kind: 'remove-service', service: 'web' as never });
    expect(acted).toMatchObject([{ who: 'admin' }, { who: null }]);
  });

  it('VIEW=login shows a stranger nothing, and answers no resync', async () => {
    const permission = aPermission(sessions, { view: 'login' });
    const { port, observer } = await aServer({ permission });
    const stranger = aPage(port);
    const hello = new Promise((resolve) => stranger.socket.once('hello', resolve));
    expect(await hello).toMatchObject({ session: { role: null, signIn: 'password' } });
    stranger.socket.emit('resync', 0);
    const guest = aPage(port, cookie('admin'));
    await expect.poll(() => guest.got).toContain('snapshot');
    observer.show(task(2));
    observer.say(aFeed({ state: 'failed' }));
    await expect.poll(() => guest.got.slice(-2)).toEqual(['revision', 'feed']);
    await stranger.socket.emitWithAck('act', { kind: 'remove-service', service: 'web' as never });
    expect(stranger.got).toEqual(['hello']);
  });

  it('a session that expires ends what is open, and the browser comes back without it', async () => {
    const past = someSessions(() => Date.now() - SESSION_MS + 500, 'one secret');
    const { port } = await aServer({ sessionOf: (cookies) => past.read(cookies?.split('=')[1]) });
    const page = aPage(port, { extraHeaders: { Cookie: `c=${past.issue('admin').token}` } });
    const reason = new Promise((resolve) => page.socket.once('disconnect', resolve));
    expect(await reason).toBe('transport close');
  });

  it('a sign-out ends what is open, and the browser comes back without it', async () => {
    const { port, socket } = await aServer();
    const { session, token } = sessions.issue('admin');
    const page = aPage(port, { extraHeaders: { Cookie: `c=${token}` } });
    const other = aPage(port, cookie('bob'));
    await expect.poll(() => [...page.got, ...other.got]).toHaveLength(8);
    const reason = new Promise((resolve) => page.socket.once('disconnect', resolve));
    socket.endSession(session.id);
    expect(await reason).toBe('transport close');
    expect(other.socket.connected).toBe(true);
  });
});

describe('a handshake', () => {
  /** 101 for one that is taken, null for one that is cut off. */
  const upgrade = (
    port: number,
    headers: Record<string, string>,
    path = '/socket.io/?EIO=4&transport=websocket',
  ) =>
    new Promise<number | undefined | null>((resolve) => {
      const request = httpRequest({
        port,
        path,
        headers: {
          Connection: 'Upgrade',
          Upgrade: 'websocket',
          'Sec-WebSocket-Version': '13',
          'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
          ...headers,
        },
      });
      request.on('upgrade', (response, socket) => {
        socket.destroy();
        resolve(response.statusCode);
      });
      request.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', () => resolve(null)).end();
    });

  it('from a page of another site is refused', async () => {
    const { port } = await aServer();
    const page = aPage(port, { extraHeaders: { Origin: 'http://evil.example.org' } });
    await new Promise<void>((resolve) => page.socket.once('connect_error', () => resolve()));
    expect(page.got).toEqual([]);
  });

  it('from our own page is taken', async () => {
    const { port } = await aServer();
    const page = aPage(port, { extraHeaders: { Origin: `http://127.0.0.1:${port}` } });
    await expect.poll(() => page.got).toContain('snapshot');
  });

  it('under a name that somebody else can own is refused', async () => {
    const { port } = await aServer();
    const own = `127.0.0.1:${port}`;
    expect(await upgrade(port, { Host: own })).toBe(101);
    expect(await upgrade(port, { Host: 'evil.example.org' })).toBeNull();
    expect(await upgrade(port, { Host: own, 'Sec-Fetch-Site': 'cross-site' })).toBeNull();
    expect(await upgrade(port, { Host: own, Origin: 'null' })).toBeNull();
  });

  it('is a WebSocket’s alone: no page polls', async () => {
    const { port } = await aServer();
    for (const [method, query] of [
      ['GET', 'transport=polling'],
      ['GET', 'transport=polling&j=0'],
      ['GET', 'transport=websocket'],
      ['GET', 'transport=webtransport'],
      ['POST', 'transport=polling&sid=x'],
      ['GET', 'transport=constructor'],
      ['OPTIONS', 'transport=polling'],
    ] as const) {
      const answer = await fetch(`http://127.0.0.1:${port}/socket.io/?EIO=4&${query}`, {
        method,
        ...(method === 'POST' && { headers: { Origin: `http://127.0.0.1:${port}` } }),
      });
      expect({ query, status: answer.status }).toEqual({ query, status: 400 });
    }
  });
});

describe('messages of any shape and size [P5]', () => {
  it('are survived', async () => {
    const { port, observer } = await aServer();
    const page = aPage(port);
    const raw: Socket = page.socket;
    await expect.poll(() => page.snapshots).toHaveLength(1);
    const odd = [
      undefined,
      null,
      0,
      -1,
      '',
      '\u{1F433}\u202E',
      [],
      {},
      { a: { b: 1 } },
      Buffer.from('x'),
      true,
    ];
    for (const input of odd) {
      raw.emit('resync', input);
      raw.emit('act', input);
      raw.emit('act', input, input);
      raw.emit('ask', input);
      raw.emit('ask', input, input);
      raw.emit('nobody-knows-this', input);
    }
    raw.emit('act');
    raw.emit('resync');
    await expect.poll(() => page.got.filter((name) => name === 'snapshot').length).toBeGreaterThan(1);
    observer.show(task(2));
    await expect.poll(() => page.got).toContain('revision');
  });

  it('that are too long end that connection, and no other', async () => {
    const { port, observer } = await aServer();
    const [loud, quiet] = [aPage(port), aPage(port)];
    await expect.poll(() => [...loud.snapshots, ...quiet.snapshots]).toHaveLength(2);
    const gone = new Promise((resolve) => loud.socket.once('disconnect', resolve));
    (loud.socket as Socket).emit('act', 'x'.repeat(800_000));
    await gone;
    observer.show(task(2));
    await expect.poll(() => quiet.revisions).toHaveLength(1);
  });

  it('that are too many end that connection', async () => {
    const { port } = await aServer();
    const page = aPage(port);
    await expect.poll(() => page.got).toContain('snapshot');
    const gone = new Promise((resolve) => page.socket.once('disconnect', resolve));
    for (let n = 0; n < 200; n += 1) page.socket.emit('resync', 1);
    await gone;
  });

  it('that are not socket.io at all end that connection', async () => {
    const { port } = await aServer();
    const page = aPage(port);
    await expect.poll(() => page.got).toContain('snapshot');
    const gone = new Promise((resolve) => page.socket.once('disconnect', resolve));
    page.socket.io.engine.write('4999999["');
    await gone;
  });

  it('who may not act says little', async () => {
    const { port } = await aServer();
    const { token } = sessions.issue('admin');
    const stranger = aPage(port);
    const admin = aPage(port, { extraHeaders: { Cookie: `c=${token}` } });
    await expect.poll(() => [...stranger.snapshots, ...admin.snapshots]).toHaveLength(2);
    const gone = new Promise((resolve) => stranger.socket.once('disconnect', resolve));
    const long = 'x'.repeat(LIMITS.viewerMessageBytes);
    expect(await admin.socket.emitWithAck('ask', long as never)).toMatchObject({ ok: false });
    (stranger.socket as Socket).emit('ask', long);
    await gone;
  });

  it.each([
    ['for a namespace that nobody serves', `40/${'x'.repeat(3_000)},`],
    ['to connect a second time', '40'],
    ['to answer what was not asked', '431["x"]'],
    ['to fail a connection', '44{"message":"x"}'],
    ['of engine.io’s that a page does not send', '2'],
    ['of another namespace', '42/admin,["act"]'],
    ['with attachments without end', '45999-["act"]'],
  ])('%s end that connection, and are not answered', async (_, packet) => {
    const { port } = await aServer();
    const page = aPage(port);
    await expect.poll(() => page.got).toContain('snapshot');
    const packets: string[] = [];
    const { engine } = page.socket.io;
    engine.on('packet', ({ data }) => packets.push(String(data)));
    const gone = new Promise((resolve) => page.socket.once('disconnect', resolve));
    // As it stands on the wire, whose first character is engine.io's own.
    webSocketOf(page).send(packet);
    await gone;
    expect(packets).toEqual([]);
  });

  it('that come before the connection of socket.io end it', async () => {
    const { port } = await aServer();
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
    const got: string[] = [];
    socket.on('message', (data) => got.push(String(data)));
    await new Promise((resolve) => socket.once('message', resolve));
    const gone = new Promise((resolve) => socket.once('close', resolve));
    socket.send('42["resync",0]');
    await gone;
    expect(got).toEqual([expect.stringMatching(/^0/)]);
  });

  it.each(['ping', 'pong'] as const)('of WebSocket’s own count, too: %s', async (frame) => {
    const { port } = await aServer();
    const page = aPage(port);
    await expect.poll(() => page.got).toContain('snapshot');
    const gone = new Promise((resolve) => page.socket.once('disconnect', resolve));
    for (let n = 0; n <= LIMITS.packetsPer10s; n += 1) webSocketOf(page)[frame]();
    await gone;
  });

  const asAdmin = () => ({ extraHeaders: { Cookie: `c=${sessions.issue('admin').token}` } });

  it('that are never whole are held for a network up to a bound', async () => {
    const { port } = await aServer();
    const most = Math.floor(LIMITS.networkHeldBytes / LIMITS.messageBytes);
    const pages = Array.from({ length: most + 4 }, () => aPage(port, asAdmin()));
    await Promise.all(pages.map(served));
    let gone = 0;
    for (const page of pages) page.socket.once('disconnect', () => (gone += 1));
    const begin = (page: Page) =>
      webSocketOf(page).send('x'.repeat(LIMITS.messageBytes - 100), { fin: false });
    for (const page of pages.slice(0, 3)) begin(page);
    // What an account may send is whole, and answered, beside them.
    expect(await pages[3]?.socket.emitWithAck('ask', 'x'.repeat(500_000) as never)).toMatchObject({
      ok: false,
    });
    expect(gone).toBe(0);
    for (const page of pages.slice(3)) begin(page);
    await expect.poll(() => gone).toBeGreaterThan(0);
    expect(gone).toBeLessThan(8);
  });

  it('whose attachments are longer than a message end that connection, however many there are', async () => {
    const { port } = await aServer();
    const page = aPage(port, asAdmin());
    await served(page);
    const gone = new Promise((resolve) => page.socket.once('disconnect', resolve));
    const data = Buffer.alloc(LIMITS.messageBytes / 2);
    (page.socket as Socket).emit('act', ...Array.from({ length: 8 }, () => data));
    await gone;
  });

  it('between an event and its attachments end that connection', async () => {
    const { port } = await aServer();
    const page = aPage(port);
    await expect.poll(() => page.got).toContain('snapshot');
    const gone = new Promise((resolve) => page.socket.once('disconnect', resolve));
    webSocketOf(page).send('451-["act",{"_placeholder":true,"num":0}]');
    webSocketOf(page).send('3');
    await gone;
  });

  it('that one network sends by many connections are too many together, and end those that send them', async () => {
    const { port } = await aServer();
    const pages = Array.from({ length: 8 }, () =>
      aPage(port, { extraHeaders: { Cookie: `c=${sessions.issue('admin').token}` } }),
    );
    await Promise.all(pages.map((page) => expect.poll(() => page.got).toContain('snapshot')));
    const quiet = aPage(port);
    await served(quiet);
    const gone = Promise.race(
      pages.map((page) => new Promise((resolve) => page.socket.once('disconnect', resolve))),
    );
    const long = 'x'.repeat(LIMITS.messageBytes - 100);
    const each = Math.ceil(LIMITS.networkBytesPer10s / LIMITS.messageBytes / pages.length) + 1;
    expect(each).toBeLessThan(LIMITS.packetsPer10s);
    for (const page of pages) for (let n = 0; n < each; n += 1) (page.socket as Socket).emit('ask', long);
    await gone;
    expect(await quiet.socket.emitWithAck('ask', { kind: 'task', task: taskId('t0') })).toMatchObject({
      ok: true,
    });
  });
});

it('a browser that takes nothing is ended before what waits for it is much [P10]', async () => {
  const { port, observer } = await aServer();
  const page = aPage(port, { extraHeaders: { Cookie: `c=${sessions.issue('admin').token}` } });
  await served(page);
  const tcp = Reflect.get(webSocketOf(page), '_socket') as NetSocket;
  tcp.pause();
  // What it asked for, and does not read: each answer is as long as what a task says of itself.
  observer.show(aCluster({ nodes: NODES, tasks: [aTask('t0', { container: 'c'.repeat(1_000_000) })] }));
  const closed = new Promise((resolve) => tcp.once('close', resolve));
  const least = Math.ceil(LIMITS.unsentBytes / 1_000_000);
  for (let n = 0; n < 4 * least; n += 1)
    page.socket.emit('ask', { kind: 'task', task: taskId('t0') }, () => {});
  // Its own end shows the end when something is written to it.
  await expect
    .poll(() => {
      page.socket.io.engine.write('2["x"]');
      return tcp.destroyed || page.socket.disconnected;
    })
    .toBe(true);
  tcp.resume();
  await closed;
});

it('VIEW=login tells a stranger nothing of what is watched, not even where it is', async () => {
  const { port } = await aServer({ permission: aPermission(sessions, { view: 'login' }) });
  const page = aPage(port);
  const hello = new Promise((resolve) => page.socket.once('hello', resolve));
  expect(JSON.stringify(await hello)).not.toContain('docker.sock');
  expect(await hello).toMatchObject({ source: { kind: 'live', endpoint: '' } });
});

it('a network that holds all its places gets no other, and another network does', async () => {
  const crowd = createCrowd();
  for (let n = 0; n < LIMITS.networkWebSockets; n += 1) crowd.enter('a');
  expect([crowd.isFull('a'), crowd.isFull('b')]).toEqual([true, false]);
  crowd.leave('a');
  expect(crowd.isFull('a')).toBe(false);
  for (let n = LIMITS.networkWebSockets - 1; n < LIMITS.webSockets; n += 1) crowd.enter(`c${n}`);
  expect(crowd.isFull('b')).toBe(true);
});
