import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { atOnce } from '@/lib/base/in-slices';
import type { DownMessages } from '@/lib/protocol/down';
import type { FirstAnswer } from '@/lib/protocol/first-answer';
import { HELLO_HEADER, type Hello } from '@/lib/protocol/hello';
import { packRevision, packSnapshot } from '@/lib/protocol/pack-picture';
import { wholeName } from '@/lib/protocol/task-names';
import type { UpMessages } from '@/lib/protocol/up';
import { PROTOCOL_VERSION } from '@/lib/protocol/version';
import { aCluster, aTask, serviceId } from '@/lib/swarm/made-up.testing';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { Feed } from '@/lib/swarm/picture/feed';
import { type ConnectedClient, connect } from './connect';
import { STALE_AFTER_MS } from './connection';

const LIVE: Feed = { state: 'live', problem: null, confirmedAt: 1_000, skipped: {}, withheld: [] };
const hello: Hello = {
  protocol: PROTOCOL_VERSION,
  epoch: 'one',
  build: 'this',
  now: Date.now(),
  source: { kind: 'demo', endpoint: 'unix:///demo.sock' },
  session: { role: 'admin', stacks: null, name: null, signIn: 'open' },
};
const packedAt = (revision: number, ids: string[], feed = LIVE) =>
  atOnce(
    packSnapshot(
      { revision, feed, activities: [], cluster: aCluster({ tasks: ids.map((id) => aTask(id)) }) },
      wholeName,
    ),
  );
const pictureAt = (revision: number, ids: string[], feed = LIVE) =>
  gzipSync(JSON.stringify(packedAt(revision, ids, feed)));
const put = (base: number, ...ids: string[]) =>
  packRevision(
    {
      base,
      revision: base + 1,
      delta: { put: { tasks: ids.map((id) => aTask(id, { slot: base })) }, remove: {} },
      activities: [],
    },
    wholeName,
  );

let server: Server<UpMessages, DownMessages>;
let client: ConnectedClient;
let browser: Socket<UpMessages, DownMessages>;
let connections = 0;
/** How the page's fetch of its first picture is answered. */
let answerFetch: (response: ServerResponse) => void;
const noPicture = (response: ServerResponse) => void response.writeHead(204).end();

beforeEach(() => {
  answerFetch = noPicture;
  return start();
});

async function start(): Promise<void> {
  const http = createServer((request, response) => {
    if (request.url === '/picture') answerFetch(response);
  });
  server = new Server<UpMessages, DownMessages>(http);
  connections = 0;
  const connected = new Promise<void>((done) => {
    server.on('connection', (socket) => {
      browser = socket;
      connections += 1;
      done();
    });
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  client = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, 'this');
  await connected;
}

afterEach(async () => {
  client.close();
  await server.close();
});

/** As the server starts every connection. [P1] */
function serve(revision: number, ...ids: string[]): void {
  browser.emit('hello', hello);
  browser.emit('feed', LIVE);
  // socket.io types binary as what the browser sees.
  browser.emit('snapshot', pictureAt(revision, ids) as unknown as ArrayBuffer);
  browser.emit('feed', LIVE);
}
const tasks = () => [...client.cluster.cluster.tasks.keys()];

test('[P1] a picture comes, then revisions, in their order though gunzipping takes time', async () => {
  serve(4, 'a');
  browser.emit('revision', put(4, 'b'));
  browser.emit('revision', put(5, 'c'));
  await expect.poll(() => client.cluster.revision).toBe(6);
  expect(tasks()).toEqual(['a', 'b', 'c']);
  expect(client.connection.get()).toBe('live');
  expect(client.cluster.resume).toEqual({ epoch: 'one', revision: 6 });
});

test('[P3] at a gap the browser asks for what it misses, and keeps what it has', async () => {
  serve(4, 'a');
  const asked = new Promise<number>((done) => browser.on('resync', done));
  browser.emit('revision', put(7, 'z'));
  expect(await asked).toBe(4);
  expect(tasks()).toEqual(['a']);
});

test('a returning browser says where it left off, and is not live before it has caught up', async () => {
  serve(4, 'a');
  await expect.poll(() => client.connection.get()).toBe('live');
  browser.conn.close();
  await expect.poll(() => connections).toBe(2);
  expect(browser.handshake.auth).toEqual({ epoch: 'one', revision: 4 });
  const steps: boolean[] = [];
  client.cluster.observe((step) => steps.push(step.fresh));
  browser.emit('hello', hello);
  browser.emit('feed', LIVE);
  browser.emit('revision', put(4, 'b'));
  browser.emit('feed', LIVE);
  browser.emit('revision', put(5, 'c'));
  await expect.poll(() => client.cluster.revision).toBe(6);
  expect(steps).toEqual([true, false]); // the first was only caught up with
});

const FAILED: Feed = {
  state: 'failed',
  problem: { kind: 'refused', message: 'connect ECONNREFUSED' },
  confirmedAt: 0,
  skipped: {},
  withheld: [],
};

const CONNECTING: Feed = { state: 'connecting', problem: null, confirmedAt: 0, skipped: {}, withheld: [] };

test('an empty picture of a server that has not seen Docker never replaces one', async () => {
  serve(4, 'a');
  await expect.poll(tasks).toEqual(['a']);
  browser.emit('snapshot', pictureAt(0, [], FAILED) as unknown as ArrayBuffer);
  await expect.poll(() => client.connection.get()).toBe('frozen');
  expect(tasks()).toEqual(['a']);
});

test.each([
  ['counts lower', 4],
  ['counts as far as the one before', 1],
])(
  'a server that was started anew and %s is followed from its first sight of Docker on',
  async (_name, before) => {
    serve(before, 'a');
    await expect.poll(() => client.connection.get()).toBe('live');
    browser.conn.close();
    await expect.poll(() => connections).toBe(2);
    browser.emit('hello', { ...hello, epoch: 'two' });
    browser.emit('feed', CONNECTING);
    browser.emit('snapshot', pictureAt(0, [], CONNECTING) as unknown as ArrayBuffer);
    browser.emit('feed', CONNECTING);
    const asked = new Promise<number>((done) => browser.on('resync', done));
    for (const base of [0, 1]) browser.emit('revision', put(base, 'b'));
    browser.emit('feed', LIVE);
    expect(await asked).toBe(-1);
    expect(tasks()).toEqual(['a']);
    expect(client.connection.get()).not.toBe('live');
    browser.emit('snapshot', pictureAt(2, ['b']) as unknown as ArrayBuffer);
    browser.emit('feed', LIVE);
    await expect.poll(tasks).toEqual(['b']);
    expect(client.connection.get()).toBe('live');
    expect(client.cluster.resume).toEqual({ epoch: 'two', revision: 2 });
  },
);

test('the first picture of a server that has just seen Docker is shown, though its feed does not say so yet', async () => {
  browser.emit('hello', hello);
  browser.emit('snapshot', pictureAt(1, ['a'], CONNECTING) as unknown as ArrayBuffer);
  await expect.poll(tasks).toEqual(['a']);
});

test('a picture that cannot be read is asked for once more', async () => {
  browser.emit('hello', hello);
  const asked = new Promise<number>((done) => browser.on('resync', done));
  browser.emit('snapshot', Buffer.from('garbage') as unknown as ArrayBuffer);
  expect(await asked).toBe(-1);
});

async function restartWith(answer: typeof answerFetch): Promise<void> {
  client.close();
  await server.close();
  answerFetch = answer;
  await start();
}

test('a page begins with the picture that it fetched, and the socket goes on from there', async () => {
  await restartWith((response) => {
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader(HELLO_HEADER, encodeURIComponent(JSON.stringify(hello)));
    response.end(pictureAt(4, ['a']));
  });
  await expect.poll(tasks).toEqual(['a']);
  expect(client.hello.get()).toEqual(hello);
  expect(browser.handshake.auth).toEqual({ epoch: 'one', revision: 4 });
});

test.each<[string, typeof answerFetch]>([
  ['not for this browser', noPicture],
  ['an error', (response) => response.writeHead(500).end('broken')],
  ['broken off', (response) => response.destroy()],
  ['somebody else’s page', (response) => response.end('<!doctype html>')],
])('a first picture that is %s comes by the socket', async (_name, answer) => {
  await restartWith(answer);
  expect(browser.handshake.auth).toEqual({});
  serve(4, 'a');
  await expect.poll(tasks).toEqual(['a']);
});

async function greet(): Promise<void> {
  browser.emit('hello', hello);
  await expect.poll(() => client.hello.get()).toEqual(hello);
}

const scale = { kind: 'scale-service', service: serviceId('web'), replicas: 3 } as const;

test('a server without Docker is left for the next one, whose picture replaces its own', async () => {
  serve(4, 'a');
  await expect.poll(() => client.connection.get()).toBe('live');
  const left = new Promise<string>((done) => browser.on('disconnect', done));
  browser.emit('feed', FAILED);
  await expect.poll(() => client.connection.get()).toBe('frozen');
  expect(await left).toBe('transport close');
  await expect.poll(() => connections).toBe(2);
  // Another process: it counts from elsewhere, and this browser's revision says nothing to it.
  browser.emit('hello', { ...hello, epoch: 'two' });
  browser.emit('feed', LIVE);
  browser.emit('snapshot', pictureAt(2, ['a', 'b']) as unknown as ArrayBuffer);
  browser.emit('feed', LIVE);
  browser.emit('revision', put(2, 'c'));
  await expect.poll(tasks).toEqual(['a', 'b', 'c']);
  expect(client.connection.get()).toBe('live');
  expect(client.cluster.resume).toEqual({ epoch: 'two', revision: 3 });
});

test('a connection that fell silent is given up for a new one', { timeout: 20_000 }, async () => {
  serve(4, 'a');
  await expect.poll(() => client.connection.get()).toBe('live');
  await expect.poll(() => connections, { timeout: 15_000 }).toBe(2);
  expect(browser.handshake.auth).toEqual({ epoch: 'one', revision: 4 });
  expect(client.connection.get()).toBe('reconnecting');
  browser.emit('hello', hello);
  browser.emit('feed', LIVE);
  browser.emit('feed', LIVE);
  await expect.poll(() => client.connection.get()).toBe('live');
});

test('a server of another build is noticed at the hello, and watched on; one of this build is none', async () => {
  serve(4, 'a');
  await expect.poll(() => client.connection.get()).toBe('live');
  expect(client.otherBuild.get()).toBeNull();
  browser.conn.close();
  await expect.poll(() => connections).toBe(2);
  browser.emit('hello', { ...hello, epoch: 'two', build: 'that' });
  browser.emit('feed', LIVE);
  browser.emit('snapshot', pictureAt(2, ['a', 'b']) as unknown as ArrayBuffer);
  browser.emit('feed', LIVE);
  await expect.poll(tasks).toEqual(['a', 'b']);
  await expect.poll(() => client.connection.get()).toBe('live');
  expect(client.otherBuild.get()).toBe(`that/${PROTOCOL_VERSION}`);
  browser.conn.close();
  await expect.poll(() => connections).toBe(3);
  serve(4, 'a');
  await expect.poll(() => client.otherBuild.get()).toBeNull();
});

test('of a server that speaks another protocol nothing is believed but its hello', async () => {
  serve(4, 'a');
  await expect.poll(() => client.connection.get()).toBe('live');
  browser.conn.close();
  await expect.poll(() => connections).toBe(2);
  browser.emit('hello', { ...hello, protocol: PROTOCOL_VERSION + 1 });
  browser.emit('feed', LIVE);
  browser.emit('revision', put(4, 'b'));
  browser.emit('feed', LIVE);
  await expect.poll(() => client.otherBuild.get()).toBe(`this/${PROTOCOL_VERSION + 1}`);
  await expect.poll(() => client.connection.get()).toBe('reconnecting');
  expect(tasks()).toEqual(['a']);
});

test('a browser speaks WebSocket alone', () => {
  expect(browser.conn.transport.name).toBe('websocket');
  expect(browser.handshake.query.transport).toBe('websocket');
});

test('after signing in or out every tab connects anew: the cookie is theirs, too', async () => {
  serve(4, 'a');
  const { port } = server.httpServer.address() as AddressInfo;
  const other = connect(`http://127.0.0.1:${port}`);
  await expect.poll(() => connections).toBe(2);
  server.socketsJoin('before');
  client.reconnect();
  await expect.poll(() => connections).toBe(4);
  await expect.poll(() => server.in('before').fetchSockets()).toEqual([]);
  other.close();
});

test('an action is answered with its outcome', async () => {
  await greet();
  const outcome: Outcome = { ok: true, action: 'scale-service', steps: [], warnings: [] };
  browser.on('act', (action, answer) => {
    expect(action).toEqual(scale);
    answer(outcome);
  });
  expect(await client.act(scale)).toEqual(outcome);
});

test('an action whose connection breaks may or may not have been done', async () => {
  await greet();
  browser.on('act', () => browser.conn.close());
  expect(await client.act(scale)).toMatchObject({ ok: false, kind: 'lost' });
  client.close();
  expect(await client.act(scale)).toMatchObject({ ok: false, kind: 'unavailable' });
});

test('an action asked for before there is a connection goes out with it, if one comes soon', async () => {
  const outcome: Outcome = { ok: true, action: 'scale-service', steps: [], warnings: [] };
  let says: Hello = hello;
  const asked: unknown[] = [];
  server.on('connection', (other) => {
    other.emit('hello', says);
    other.on('act', (action, answer) => {
      asked.push(action);
      answer(outcome);
    });
  });
  const { port } = server.httpServer.address() as AddressInfo;
  const ask = async () => {
    const early = connect(`http://127.0.0.1:${port}`, 'this');
    const answer = await early.act(scale);
    early.close();
    return answer;
  };
  expect(await ask()).toEqual(outcome);
  says = { ...hello, protocol: PROTOCOL_VERSION + 1 };
  expect(await ask(), 'a server that would read it otherwise').toMatchObject({ kind: 'unavailable' });
  await server.close();
  expect(await ask(), 'no server').toMatchObject({ kind: 'unavailable' });
  expect(asked).toHaveLength(1);
});

test('after a server’s good-bye, its successor is looked for without growing pauses', async () => {
  const { port } = server.httpServer.address() as AddressInfo;
  server.emit('closing');
  await server.close();
  let attempts = 0;
  const successor = createServer((_, response) => response.writeHead(503).end());
  successor.on('upgrade', (_, connection) => {
    attempts += 1;
    connection.destroy();
  });
  await new Promise<void>((done) => successor.listen(port, '127.0.0.1', done));
  // With pauses that double up to 5 s, the eighth attempt takes twice as long at the very least.
  await expect.poll(() => attempts, { timeout: 8_000 }).toBeGreaterThanOrEqual(8);
  successor.close();
}, 20_000);

describe('a page that was drawn with the swarm', () => {
  const drawn = (): FirstAnswer => ({
    drawn: {
      hello: { ...hello, session: { ...hello.session, name: null } },
      density: 'tiles',
      snapshot: packedAt(4, ['a']),
    },
    hello: { ...hello, session: { ...hello.session, name: 'ann' } },
  });

  test('shows just that until it is hydrated, and goes on from there by difference', async () => {
    const resumed = new Promise<unknown>((done) =>
      server.on('connection', ({ handshake }) => done(handshake.auth)),
    );
    const { port } = server.httpServer.address() as AddressInfo;
    const drawnClient = connect(`http://127.0.0.1:${port}`, 'this', drawn());
    expect([...drawnClient.cluster.cluster.tasks.keys()]).toEqual(['a']);
    expect(await resumed).toEqual({ epoch: 'one', revision: 4 });
    browser.emit('hello', hello);
    browser.emit('feed', LIVE);
    browser.emit('revision', put(4, 'b'));
    browser.emit('feed', LIVE);
    // The answer comes behind all of that.
    browser.on('ask', (_query, answer) => answer({ ok: false, kind: 'unavailable', message: '' }));
    await drawnClient.ask({ kind: 'configs' });
    expect(drawnClient.cluster.revision).toBe(4);
    expect(drawnClient.hello.get()?.session.name).toBeNull();
    expect(drawnClient.connection.get()).toBe('connecting');
    drawnClient.hydrated();
    await expect.poll(() => drawnClient.cluster.revision).toBe(5);
    await expect.poll(() => drawnClient.connection.get()).toBe('live');
    drawnClient.close();
  });

  test('that never gets its connection does not look live', async () => {
    vi.useFakeTimers();
    const drawnClient = connect('http://127.0.0.1:9', 'this', drawn());
    drawnClient.hydrated();
    await vi.advanceTimersByTimeAsync(STALE_AFTER_MS + 100);
    expect(drawnClient.connection.get()).toBe('stale');
    drawnClient.close();
    vi.useRealTimers();
  });
});
