import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LogBatch } from '@/lib/docker/logs/line-reader';
import type { LogsRequest } from '@/lib/docker/logs/open-logs';
import { DockerError } from '@/lib/docker/wire/docker-error';
import type { LogMessage } from '@/lib/protocol/log-message';
import { LOGS_PATH } from '@/lib/protocol/log-request';
import { aNode, aService, aTask } from '@/lib/swarm/made-up.testing';
import { EMPTY_CLUSTER, type RecordedCluster } from '@/lib/swarm/objects/cluster';
import type { NodeId, ServiceId, StackName, TaskId } from '@/lib/swarm/objects/ids';
import type { Rule } from '@/lib/swarm/operations/role';
import { type LogLine, logTime } from '@/lib/swarm/picture/log-line';
import { createRateLimit } from '../access/rate-limit';
import type { SignedSession } from '../access/signed-session';
import { aKeptAudit, type KeptAudit } from '../made-up.testing';
import { KeptLines } from './kept-lines';
import { createLogPlaces, type LogPlaces } from './log-places';
import { createLogs } from './logs';

const line = (task: string, ms: number, text: string, node = 'n1'): LogLine => ({
  task: task as TaskId,
  node: node as NodeId,
  stream: 'stdout',
  at: logTime(ms),
  text,
  cut: 0,
});

/** An engine whose streams the test writes; `probe` answers what is not followed. */
class FakeEngine {
  readonly asked: LogsRequest[] = [];
  readonly open = new Set<AbortSignal>();
  probe: LogBatch[] = [];
  failure: DockerError | null = null;
  private waiting: (LogBatch | null)[] = [];
  private readonly sleeping = new Set<() => void>();
  taken = 0;

  /** null ends the stream. */
  tell(...batches: (LogBatch | null)[]): void {
    this.waiting.push(...batches);
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.sleeping) resolve();
    this.sleeping.clear();
  }

  async logs(request: LogsRequest, signal: AbortSignal): Promise<AsyncIterable<LogBatch>> {
    this.asked.push(request);
    if (this.failure) throw this.failure;
    if (!request.follow && request.tail === 0) return toIterable(this.probe);
    this.open.add(signal);
    signal.addEventListener('abort', () => {
      this.open.delete(signal);
      this.wake();
    });
    return this.stream(signal);
  }

  private async *stream(signal: AbortSignal): AsyncGenerator<LogBatch> {
    for (;;) {
      const next = this.waiting.shift();
      signal.throwIfAborted();
      if (next === null) return;
      if (next) {
        this.taken += 1;
        yield next;
      } else
        await new Promise<void>((resolve) => {
          this.sleeping.add(resolve);
        });
    }
  }
}

async function* toIterable<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const batch = (...lines: LogLine[]): LogBatch => ({ lines, warnings: [] });

const A_FAILURE = {
  id: 'gone' as TaskId,
  service: 's1' as ServiceId,
  stack: 'old-shop' as StackName,
  slot: 's1.1',
  name: 'shop_web.1',
  nodeName: 'worker01',
  failedAt: Date.UTC(2026, 0, 2, 14, 2, 11),
  exitCode: 7,
  error: 'task: non-zero exit (7)',
};

let engine: FakeEngine;
let audit: KeptAudit;
let cluster: RecordedCluster;
let server: Server;
let url: string;
let refusal: 'signed-out' | 'not-allowed' | null;
let ruled: [Rule, StackName | null][];
let stopping: AbortController;
let places: LogPlaces;
let stalledMs: number;
/** Whom a request's cookie names, with the id of the sign-in: `ada/1`. */
const sessionOf = (cookie: string | undefined): SignedSession | null => {
  const [name = '', id = ''] = cookie?.split('/') ?? [];
  return cookie ? { id, name, mark: '', expiresAt: Number.POSITIVE_INFINITY } : null;
};
let kept: KeptLines;
/** Held: undici ends a stream whose response was collected as garbage. */
const reading = new Map<AbortController, Response | null>();

beforeEach(async () => {
  engine = new FakeEngine();
  audit = aKeptAudit();
  refusal = null;
  ruled = [];
  stopping = new AbortController();
  places = createLogPlaces();
  stalledMs = 30_000;
  kept = new KeptLines();
  const service = aService('s1', { name: 'shop_web', stack: 'shop' as StackName });
  const tasks = [1, 2].map((slot) =>
    aTask(`t${slot}`, { service: service.id, slot, node: `n${slot}` as NodeId }),
  );
  const nodes = [1, 2].map((n) => aNode(`n${n}`, { hostname: `worker0${n}` }));
  cluster = {
    ...EMPTY_CLUSTER,
    services: new Map([[service.id, service]]),
    nodes: new Map(nodes.map((node) => [node.id, node])),
    tasks: new Map(tasks.map((task) => [task.id, task])),
  };
  const logs = createLogs({
    engine,
    observer: {
      get cluster() {
        return cluster;
      },
    },
    kept,
    permission: {
      refusal(_, rule, stack) {
        ruled.push([rule, stack]);
        return refusal;
      },
    },
    sessionOf,
    allowedHosts: [],
    audit,
    places,
    limit: createRateLimit(1_000, 10),
    get stalledMs() {
      return stalledMs;
    },
    signal: stopping.signal,
  });
  server = createServer((request, response) => {
    void logs(request, response, new URL(request.url ?? '', 'http://x').searchParams);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${LOGS_PATH}`;
});

afterEach(async () => {
  vi.useRealTimers();
  for (const each of reading.keys()) each.abort();
  reading.clear();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

async function get(query: string, headers: Record<string, string> = {}) {
  const controller = new AbortController();
  reading.set(controller, null);
  const response = await fetch(`${url}?${query}`, { signal: controller.signal, headers });
  reading.set(controller, response);
  return { response, leave: () => controller.abort() };
}

/** The messages of a stream, as they come. */
async function* messages(response: Response): AsyncGenerator<LogMessage> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const piece of response.body ?? []) {
    const rows = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = rows.pop() ?? '';
    for (const row of rows) yield JSON.parse(row);
  }
}

/** Reads until this kind has come, or the end. */
async function readUntil(
  stream: AsyncGenerator<LogMessage>,
  kind: LogMessage['kind'],
): Promise<LogMessage[]> {
  const read: LogMessage[] = [];
  for (;;) {
    const { value, done } = await stream.next();
    if (done) return read;
    read.push(value);
    if (value.kind === kind) return read;
  }
}

const textsOf = (read: readonly LogMessage[]) =>
  read.flatMap((message) => (message.kind === 'lines' ? message.lines.map(({ text }) => text) : []));

describe('a stream of logs', () => {
  test('brings what was written in order of time, who writes, the boundary, then what is written', async () => {
    engine.tell(batch(line('t1', 30, 'c'), line('t1', 50, 'e')), batch(line('t2', 20, 'b', 'n2')));
    engine.tell(batch(line('t2', 40, 'd', 'n2')));
    engine.probe = [{ lines: [], warnings: ['incomplete log stream'] }];
    const { response } = await get('service=s1&follow=1&tail=100');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const stream = messages(response);
    const history = await readUntil(stream, 'live');
    expect(textsOf(history)).toEqual(['b', 'c', 'd', 'e']);
    expect(history).toContainEqual({ kind: 'warning', message: 'incomplete log stream' });
    expect(history).toContainEqual({ kind: 'source', task: 't2', name: 'shop_web.2', nodeName: 'worker02' });
    engine.tell(batch(line('t1', 70, 'g')), batch(line('t2', 60, 'f', 'n2')));
    expect(textsOf(await readUntil(stream, 'lines'))).toEqual(['f', 'g']);
    expect(engine.asked).toContainEqual({
      target: { kind: 'service', id: 's1' },
      tail: 100,
      since: null,
      follow: true,
      as: 'lines',
    });
  });

  test('of a task whose id is cut is its own, and ends with it', async () => {
    const task = aTask('abcdef', { state: 'failed', service: 's1' as ServiceId });
    cluster = { ...cluster, tasks: new Map([[task.id, task]]) };
    engine.tell(batch(line('abcdef', 1, 'last words')), null);
    const { response } = await get('task=abc&follow=1');
    const read = await readUntil(messages(response), 'end');
    expect(textsOf(read)).toEqual(['last words']);
    expect(read.at(-1)).toMatchObject({ kind: 'end', reason: 'over' });
    expect(engine.asked[0]?.target).toEqual({ kind: 'task', id: 'abcdef' });
  });

  test('that Docker ends is broken while the service is there, and over where it was not followed', async () => {
    engine.tell(null);
    const followed = await readUntil(messages((await get('service=s1&follow=1')).response), 'end');
    expect(followed.at(-1)).toMatchObject({ reason: 'broken' });
    engine.tell(batch(line('t1', 1, 'all')), null);
    const read = await readUntil(messages((await get('service=s1')).response), 'end');
    expect(textsOf(read)).toEqual(['all']);
    expect(read.at(-1)).toMatchObject({ reason: 'over' });
  });

  test.each([
    [
      'gone',
      () => {
        cluster = { ...cluster, services: new Map() };
      },
    ],
    [
      'not-allowed',
      () => {
        refusal = 'signed-out';
      },
    ],
  ])('ends when it must: %s [L3]', async (reason, happen) => {
    const stream = messages((await get('service=s1&follow=1')).response);
    await readUntil(stream, 'live');
    engine.tell(batch(line('t1', 1, 'the last')));
    happen();
    const read = await readUntil(stream, 'end');
    expect(textsOf(read)).toEqual(['the last']);
    expect(read.at(-1)).toMatchObject({ kind: 'end', reason });
    await expect.poll(() => engine.open.size).toBe(0);
  });

  test('ends when the browser goes, and when the server stops [L3]', async () => {
    const first = await get('service=s1&follow=1');
    await expect.poll(() => engine.open.size).toBe(1);
    first.leave();
    await expect.poll(() => engine.open.size).toBe(0);
    await get('service=s1&follow=1').then(({ response }) => readUntil(messages(response), 'live'));
    stopping.abort();
    await expect.poll(() => engine.open.size).toBe(0);
  });

  test('ends at once where its session is signed out, and no other does', async () => {
    // Nobody looks again by himself.
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const streams = await Promise.all(
      ['ada/1', 'ada/2'].map(async (cookie) => {
        const stream = messages((await get('service=s1&follow=1', { cookie })).response);
        await readUntil(stream, 'live');
        return stream;
      }),
    );
    const [first = messages(new Response()), second = first] = streams;
    refusal = 'signed-out';
    places.endSession('1');
    expect((await readUntil(first, 'end')).at(-1)).toMatchObject({ kind: 'end', reason: 'not-allowed' });
    refusal = null;
    engine.tell(batch(line('t1', 1, 'still there')));
    expect(textsOf(await readUntil(second, 'lines'))).toEqual(['still there']);
  });

  test('ends for a reader that takes nothing of it, which has no place any more then', async () => {
    stalledMs = 500;
    const { port } = new URL(url);
    const stalled = connect(Number(port), '127.0.0.1').pause();
    stalled.write(`GET ${LOGS_PATH}?service=s1&follow=1 HTTP/1.1\r\nHost: x\r\n\r\n`);
    await expect.poll(() => engine.open.size).toBe(1);
    const long = Array.from({ length: 100 }, (_, i) => line('t1', i, 'x'.repeat(16_000)));
    engine.tell(...Array.from({ length: 100 }, () => batch(...long)));
    await expect.poll(() => engine.open.size).toBe(0);
    stalled.destroy();
  });

  test('of which all is written, and nothing read, has its place until it ends', async () => {
    stalledMs = 500;
    // More than the kernel takes.
    const lines = Array.from({ length: 1_500 }, (_, n) => line('gone', n, 'x'.repeat(16_000)));
    vi.spyOn(kept, 'find').mockReturnValue({ ...A_FAILURE, lines });
    await Promise.all(Array.from({ length: 7 }, () => get('service=s1&follow=1')));
    const { port } = new URL(url);
    const stalled = connect(Number(port), '127.0.0.1').pause();
    stalled.write(`GET ${LOGS_PATH}?task=gone HTTP/1.1\r\nHost: x\r\n\r\n`);
    await expect.poll(() => audit.entries.length).toBe(8);
    expect((await get('service=s1&follow=1')).response.status).toBe(429);
    await expect.poll(async () => (await get('service=s1&follow=1')).response.status).toBe(200);
    stalled.destroy();
  });

  test('reads from Docker no faster than the browser does [L2]', async () => {
    const long = Array.from({ length: 100 }, (_, i) => line('t1', i, 'x'.repeat(16_000)));
    engine.tell(...Array.from({ length: 100 }, () => batch(...long)), null);
    const { response } = await get('service=s1&follow=1');
    await expect.poll(() => engine.taken).toBeGreaterThan(2);
    let last = -1;
    // It stands when a second passes without a piece; 160 MB would pass in less.
    await expect
      .poll(
        () => {
          const stands = engine.taken === last;
          last = engine.taken;
          return stands;
        },
        { interval: 1_000, timeout: 15_000 },
      )
      .toBe(true);
    expect(engine.taken).toBeLessThan(60);
    expect(textsOf(await readUntil(messages(response), 'end'))).toHaveLength(10_000);
  }, 60_000);

  test('as a file holds time, task, node, stream and text, and says what is missing', async () => {
    engine.tell(
      { lines: [line('t2', 2, 'b', 'n2'), { ...line('t1', 1, 'a'), cut: 7 }], warnings: ['no\nn3'] },
      null,
    );
    const { response } = await get('service=s1&as=text');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="shop_web.log"');
    expect((await response.text()).split('\n')).toEqual([
      '# no n3',
      `${logTime(1)} shop_web.1@worker01 stdout | a [7 bytes left out]`,
      `${logTime(2)} shop_web.2@worker02 stdout | b`,
      '',
    ]);
  });
});

describe('what was kept of a task that failed [L5]', () => {
  const keep = (id: string, lines: readonly string[], service = 's1') =>
    kept.keep({
      ...A_FAILURE,
      id: id as TaskId,
      service: service as ServiceId,
      slot: `${service}.1`,
      lines: lines.map((text, n) => line(id, n, text)),
    });

  test('is told when Docker has forgotten the task, marked as kept, without asking Docker', async () => {
    keep('forgotten', ['a', 'b', 'c']);
    const { response } = await get('task=forgotten&follow=1&tail=2');
    expect(await readUntil(messages(response), 'end')).toEqual([
      {
        kind: 'kept',
        name: 'shop_web.1',
        nodeName: 'worker01',
        failedAt: Date.UTC(2026, 0, 2, 14, 2, 11),
        exitCode: 7,
        error: 'task: non-zero exit (7)',
      },
      { kind: 'source', task: 'forgotten', name: 'shop_web.1', nodeName: 'worker01' },
      { kind: 'lines', lines: [line('forgotten', 1, 'b'), line('forgotten', 2, 'c')] },
      { kind: 'end', reason: 'over', message: '' },
    ]);
    expect(engine.asked).toEqual([]);
    expect(audit.entries).toMatchObject([
      { what: 'read-logs', on: { task: 'forgotten', name: 'shop_web.1' }, outcome: 'ok' },
    ]);
  });

  test('is told when Docker forgot the task before the picture did; else its own logs are', async () => {
    keep('t1', ['kept']);
    engine.tell(batch(line('t1', 1, 'Docker’s')), null);
    const before = await readUntil(messages((await get('task=t1')).response), 'end');
    expect(textsOf(before)).toEqual(['Docker’s']);
    engine.failure = new DockerError({ kind: 'unknown', message: 'task t1 not found' }, 404);
    const after = await readUntil(messages((await get('task=t1')).response), 'end');
    expect(after[0]).toMatchObject({ kind: 'kept' });
    expect(textsOf(after)).toEqual(['kept']);
  });

  test('is a file that says what it is', async () => {
    keep('forgotten', ['a']);
    const { response } = await get('task=forgotten&as=text');
    expect((await response.text()).split('\n')).toEqual([
      '# the last 1 lines of shop_web.1@worker01, kept when it failed at 2026-01-02T14:02:11.000Z: task: non-zero exit (7)',
      '# Docker has forgotten the task',
      `${logTime(0)} shop_web.1@worker01 stdout | a`,
      '',
    ]);
  });

  test('is read by who may read its service’s logs: by the stack of now, or its last', async () => {
    keep('forgotten', ['a']);
    keep('orphan', ['a'], 'removed');
    refusal = 'not-allowed';
    for (const id of ['forgotten', 'orphan', 'unknown']) {
      const { response } = await get(`task=${id}`);
      expect(response.status).toBe(403);
      expect(await response.json()).toEqual({
        reason: 'not-allowed',
        message: 'this session may not read these logs',
      });
    }
    expect(ruled).toEqual([
      [{ role: 'operator', inStack: true }, 'shop'],
      [{ role: 'operator', inStack: true }, 'old-shop'],
      [{ role: 'operator', inStack: true }, null],
    ]);
    expect(audit.entries.map(({ outcome }) => outcome)).toEqual(Array(3).fill('not-allowed'));
  });
});

describe('logs are refused', () => {
  const refused = async (query: string, headers: Record<string, string> = {}) => {
    const { response } = await get(query, headers);
    return [response.status, ((await response.json()) as { reason: string }).reason];
  };

  test('for what the server does not allow, by the stack of what they are of [A1]', async () => {
    refusal = 'signed-out';
    expect(await refused('service=s1')).toEqual([401, 'signed-out']);
    refusal = 'not-allowed';
    expect(await refused('task=t1')).toEqual([403, 'not-allowed']);
    expect(ruled.every(([rule, stack]) => rule.role === 'operator' && stack === 'shop')).toBe(true);
    expect(engine.asked).toEqual([]);
    expect(audit.entries.map(({ what, outcome }) => [what, outcome])).toEqual([
      ['read-logs', 'signed-out'],
      ['read-logs', 'not-allowed'],
    ]);
  });

  test('for what is not there, unreadable, or asked by another site’s page', async () => {
    expect(await refused('service=nothing')).toEqual([404, 'gone']);
    expect(await refused('service=..%2Fsecrets')).toEqual([400, 'invalid']);
    expect(await refused('service=s1', { origin: 'http://evil.example' })).toEqual([403, 'not-allowed']);
    expect(await refused('service=s1', { 'sec-fetch-site': 'cross-site' })).toEqual([403, 'not-allowed']);
    expect(engine.asked).toEqual([]);
  });

  test('with Docker’s words where it refuses', async () => {
    engine.failure = new DockerError({ kind: 'unknown', message: 'service s1 not found' }, 404);
    expect(await refused('service=s1')).toEqual([404, 'gone']);
    engine.failure = new DockerError({ kind: 'no-leader', message: 'no leader' }, 500);
    expect(await refused('service=s1&follow=1')).toEqual([502, 'unavailable']);
  });

  test('while the audit log cannot be written, and hold no place then', async () => {
    audit.failure = new Error('ENOSPC: no space left');
    for (let n = 0; n < 10; n += 1) expect(await refused('service=s1')).toEqual([503, 'unwritten']);
    expect(engine.asked).toEqual([]);
    audit.failure = null;
    expect((await get('service=s1')).response.status).toBe(200);
  });

  test('beyond a number at once; one that ends makes room', async () => {
    const streams = await Promise.all(Array.from({ length: 8 }, () => get('service=s1&follow=1')));
    expect(await refused('service=s1')).toEqual([429, 'too-many']);
    streams[0]?.leave();
    await expect.poll(async () => (await get('service=s1&follow=1')).response.status).toBe(200);
  });

  test('beyond the number of one account, however often it signed in', async () => {
    const cookies = Array.from({ length: 8 }, (_, n) => `ada/${n}`);
    await Promise.all(cookies.map((cookie) => get('service=s1&follow=1', { cookie })));
    expect(await refused('service=s1', { cookie: 'ada/9' })).toEqual([429, 'too-many']);
    expect((await get('service=s1&follow=1', { cookie: 'ben/1' })).response.status).toBe(200);
    expect(audit.entries.filter(({ outcome }) => outcome === 'too-many')).toHaveLength(1);
  });
});
