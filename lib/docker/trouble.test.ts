import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProblemKind } from '@/lib/swarm/picture/problem';
import { createDockerEngine } from './dockerode-engine';
import type { Engine } from './engine';
import { nodeRecord, taskRecord } from './made-up-records.testing';
import {
  type Answer,
  cut,
  hang,
  json,
  ping,
  raw,
  type StandIn,
  says,
  stall,
  startStandIn,
} from './stand-in.testing';
import { DockerError } from './wire/docker-error';

/** For what never comes: an engine that nothing else is asked of, as a busy machine may be slower than this. */
const HASTY = { ping: 100, small: 100, list: 100 };
const NOT_A_MANAGER = 'This node is not a swarm manager.';
const HTML =
  '<html><head><style>p{}</style></head><body><h1>403 Forbidden</h1>\nGo <b>away</b></body></html>';

let docker: StandIn;
let engine: Engine;
const { signal } = new AbortController();
const unknown = () => undefined;

beforeEach(async () => {
  docker = await startStandIn();
  engine = createDockerEngine(docker.address);
});
afterEach(async () => {
  engine.close();
  await docker.close();
});

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable('it worked'),
    (error: unknown) => (error instanceof DockerError ? error.problem : expect.unreachable(String(error))),
  );

describe('a manager that answers so', () => {
  const cases: [string, Answer, ProblemKind, string | RegExp][] = [
    ['no swarm', says(503, `${NOT_A_MANAGER} Use "docker swarm init" or …`), 'no-swarm', /swarm init/],
    ['a worker', says(503, `${NOT_A_MANAGER} Worker nodes can't be used to view`), 'worker', /Worker nodes/],
    [
      'starting',
      says(503, `${NOT_A_MANAGER} Manager is being prepared or has trouble`),
      'starting',
      /prepared/,
    ],
    [
      'locked',
      says(503, 'Swarm is encrypted and needs to be unlocked before it can be used.'),
      'locked',
      /unlock/,
    ],
    [
      'expired',
      says(503, 'Swarm certificates have expired. To replace them, leave'),
      'certificates-expired',
      /leave/,
    ],
    ['no leader', says(500, 'rpc error: The swarm does not have a leader.'), 'no-leader', /leader/],
    ['slow inside', says(500, 'rpc error: context deadline exceeded'), 'timeout', /deadline/],
    ['some failure', says(500, 'disk full'), 'unknown', 'disk full'],
    ['a plugin’s refusal', says(403, 'authorization denied by plugin'), 'proxy-forbidden', /denied/],
    [
      'a proxy’s 403',
      raw(403, 'text/html', HTML),
      'proxy-forbidden',
      /^GET \/nodes needs NODES=1: 403 Forbidden$/,
    ],
    ['a proxy’s 503', raw(503, 'text/html', HTML), 'proxy-down', /^HTTP 503 Service Unavailable$/],
    ['a proxy’s 502 of nothing', raw(502, 'text/plain', ''), 'proxy-down', 'HTTP 502'],
    ['another server', raw(404, 'text/html', '<h1>Not here</h1>'), 'garbage', /^HTTP 404 Not Found$/],
    [
      'TLS expected',
      raw(400, 'text/plain', 'Client sent an HTTP request to an HTTPS server.'),
      'tls',
      /HTTPS/,
    ],
    ['HTML that says all is well', raw(200, 'text/html', HTML), 'garbage', /^not a list$/],
    ['half JSON', raw(200, 'application/json', '[{"ID":"abc","Ver'), 'garbage', /^not a list/],
    ['JSON that is no list', json({ nodes: [] }), 'garbage', /^not a list/],
    ['a cut answer', cut, 'garbage', 'the answer was cut off'],
  ];
  test.each(cases)('%s', async (_, answer, kind, message) => {
    await engine.connect(signal);
    docker.on('/nodes', answer);
    expect(await problemOf(engine.nodes(unknown, signal))).toEqual({
      kind,
      message: expect.stringMatching(message),
    });
    docker.on('/nodes', null);
    expect((await engine.nodes(unknown, signal)).items).toHaveLength(1);
  });

  test.each([
    ['nothing', hang],
    ['the beginning only', stall],
  ])('%s is waited for no longer than its time', async (_, answer) => {
    docker.on('/nodes', answer);
    const hasty = createDockerEngine(docker.address, HASTY);
    expect(await problemOf(hasty.nodes(unknown, signal))).toEqual({
      kind: 'timeout',
      message: 'no answer within 0.1 s',
    });
    hasty.close();
  });

  test('an answer in no HTTP at all is garbage', async () => {
    docker.on('/nodes', (request) => request.socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await engine.connect(signal);
    expect(await problemOf(engine.nodes(unknown, signal))).toMatchObject({ kind: 'garbage' });
  });

  test('an empty list may be null', async () => {
    docker.on('/nodes', json(null));
    await engine.connect(signal);
    expect(await engine.nodes(unknown, signal)).toEqual({ items: [], skipped: 0 });
  });
});

describe('[W6] records that cannot be read', () => {
  test('are skipped and counted; the rest goes on', async () => {
    docker.on('/tasks', json([null, 7, { ID: 'x' }, taskRecord(), { ...taskRecord(), Status: {} }]));
    await engine.connect(signal);
    const { items, skipped } = await engine.tasks({}, unknown, signal);
    expect(items.map((task) => task.id)).toEqual([taskRecord().ID]);
    expect(skipped).toBe(4);
  });

  test('are not a docker run’s own attachments, which Docker itself hides', async () => {
    docker.on('/tasks', json([taskRecord(), { ...taskRecord(), Spec: { NetworkAttachmentSpec: {} } }]));
    await engine.connect(signal);
    expect(await engine.tasks({}, unknown, signal)).toMatchObject({ items: [{}], skipped: 0 });
  });
});

describe('[W2] what is known', () => {
  test('in the same version keeps its reference', async () => {
    await engine.connect(signal);
    const [task] = (await engine.tasks({}, unknown, signal)).items;
    const [service] = (await engine.services(unknown, signal)).items;
    const [node] = (await engine.nodes(unknown, signal)).items;
    expect((await engine.tasks({}, () => task, signal)).items[0]).toBe(task);
    expect((await engine.services(() => service, signal)).items[0]).toBe(service);
    expect((await engine.nodes(() => node, signal)).items[0]).toBe(node);
  });

  test('of a manager changes with its leadership, which has no version', async () => {
    await engine.connect(signal);
    const [node] = (await engine.nodes(unknown, signal)).items;
    docker.on(
      '/nodes',
      json([{ ...nodeRecord(), ManagerStatus: { Leader: false, Reachability: 'reachable' } }]),
    );
    expect((await engine.nodes(() => node, signal)).items[0]?.manager?.leader).toBe(false);
  });
});

describe('the version', () => {
  const versions: string[] = [];
  const recorded: Answer = (request, response, url) => {
    versions.push(/v([\d.]+)/.exec(url.pathname)?.[1] ?? 'none');
    json([])(request, response, url);
  };
  beforeEach(() => {
    versions.length = 0;
    docker.on('/tasks', recorded);
  });

  test.each([
    ['1.41', '1.41'],
    ['1.47', '1.47'],
    ['1.52', '1.52'],
    ['1.99', '1.52'],
    ['2.0', '1.52'],
  ])('an engine of %s is spoken to in %s', async (theirs, ours) => {
    docker.on('/_ping', ping(theirs));
    await engine.connect(signal);
    expect(versions).toEqual([ours]);
  });

  test('an engine that no longer speaks what we know is spoken to in its own', async () => {
    docker.on('/_ping', ping('1.60'));
    docker.on('/tasks', (request, response, url) => {
      if (url.pathname.startsWith('/v1.60')) recorded(request, response, url);
      else
        says(400, 'client version 1.52 is too old. Minimum supported API version is 1.55')(
          request,
          response,
          url,
        );
    });
    await engine.connect(signal);
    expect(versions).toEqual(['1.60']);
  });

  test.each(['1.40', '1.9', '1.24'])('an engine of %s is too old', async (theirs) => {
    docker.on('/_ping', ping(theirs));
    expect(await problemOf(engine.connect(signal))).toEqual({
      kind: 'too-old',
      message: `API ${theirs}, needs 1.41`,
    });
  });

  test('a ping that names none is not Docker’s', async () => {
    docker.on('/_ping', raw(200, 'text/html', 'It works!'));
    expect(await problemOf(engine.connect(signal))).toMatchObject({ kind: 'garbage' });
  });
});

describe('the empty runtime filter', () => {
  const filters: unknown[] = [];
  const recorded =
    (refuse: boolean): Answer =>
    (request, response, url) => {
      const filter = JSON.parse(url.searchParams.get('filters') ?? 'null');
      if (refuse && filter?.runtime) return says(400, 'invalid filter runtime')(request, response, url);
      filters.push(filter);
      json([])(request, response, url);
    };
  const desired = ['running'] as const;
  beforeEach(() => {
    filters.length = 0;
  });

  test('is sent where it is taken', async () => {
    docker.on('/tasks', recorded(false));
    await engine.connect(signal);
    await engine.tasks({ desired }, unknown, signal);
    expect(filters.at(-1)).toEqual({ runtime: {}, 'desired-state': { running: true } });
  });

  test('is left out where it is refused', async () => {
    docker.on('/tasks', recorded(true));
    await engine.connect(signal);
    await engine.tasks({ desired }, unknown, signal);
    expect(filters.at(-1)).toEqual({ 'desired-state': { running: true } });
  });

  test('is left out of an unfiltered list, which needs no index', async () => {
    docker.on('/tasks', recorded(false));
    await engine.connect(signal);
    await engine.tasks({}, unknown, signal);
    expect(filters.at(-1)).toBeNull();
  });
});

describe('the address', () => {
  const at = (host: string, more = {}) => problemOf(createDockerEngine({ host, ...more }).connect(signal));

  test('no socket', async () => {
    expect(await at('unix:///nowhere/docker.sock')).toMatchObject({ kind: 'no-socket' });
  });
  test('a socket that nobody listens at', async () => {
    await docker.stop();
    await writeFile(docker.socketPath, '');
    expect(await problemOf(engine.connect(signal))).toMatchObject({ kind: 'refused' });
  });
  test('a socket of someone else', async () => {
    await chmod(docker.socketPath, 0o000);
    // Root may open everything: be nobody for a moment.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect(await problemOf(engine.connect(signal))).toMatchObject({ kind: 'no-permission' });
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
  test('a port that nobody listens at', async () => {
    expect(await at('tcp://127.0.0.1:9')).toMatchObject({ kind: 'refused' });
  });
  test('a host that is not', async () => {
    expect(await at('tcp://nobody.invalid:2375')).toMatchObject({ kind: 'unknown-host' });
  });
  test('ssh takes no password, and repeats none', async () => {
    expect(await at('ssh://me:pw@far')).toEqual({
      kind: 'unknown',
      message: 'DOCKER_HOST=ssh://me@far: a password is not taken: use a key, or an ssh agent',
    });
  });
  test.each(['unix://docker.sock', 'tcp://', 'npipe:////./pipe/docker', 'tcp://:2375'])(
    '%s is told to be wrong',
    async (host) => {
      expect((await at(host)).message).toMatch(/^DOCKER_HOST=/);
    },
  );
  test('certificates that are not there are named, and nothing is thrown where nobody listens', async () => {
    expect(await at('127.0.0.1:2376', { tlsVerify: true, certPath: '/nowhere' })).toEqual({
      kind: 'tls',
      message: '/nowhere/ca.pem cannot be read (ENOENT)',
    });
  });
  test('docker-modem’s own reading of the environment changes nothing', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      DOCKER_HOST: 'tcp://192.0.2.1:2376',
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CERT_PATH: '/no',
    });
    try {
      await engine.connect(signal);
      expect(process.env.DOCKER_HOST).toBe('tcp://192.0.2.1:2376');
    } finally {
      process.env = before;
    }
  });
});

test('a file that holds no certificate is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'certs-'));
  try {
    for (const name of ['ca.pem', 'cert.pem', 'key.pem']) await writeFile(join(folder, name), '');
    const engine = createDockerEngine({ host: 'tcp://127.0.0.1:9', tlsVerify: true, certPath: folder });
    expect(await problemOf(engine.connect(signal))).toEqual({
      kind: 'tls',
      message: `${join(folder, 'ca.pem')} holds no certificate`,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe('a connection', () => {
  test('that the daemon closed in between is opened again without a word', async () => {
    await engine.connect(signal);
    let first = true;
    docker.on('/nodes', (request, response, url) => {
      if (!first) return json([nodeRecord()])(request, response, url);
      first = false;
      request.socket.destroy();
    });
    expect((await engine.nodes(unknown, signal)).items).toHaveLength(1);
  });

  test('ends with the signal, and throws its reason', async () => {
    docker.on('/nodes', stall);
    await engine.connect(signal);
    const stop = new AbortController();
    const listing = engine.nodes(unknown, stop.signal);
    stop.abort(new Error('enough'));
    await expect(listing).rejects.toThrow('enough');
  });
});

describe('events', () => {
  test('come through whatever the chunks, past garbage, until the stream ends', async () => {
    const event = (ID: string) =>
      JSON.stringify({ Type: 'service', Action: 'update', scope: 'swarm', Actor: { ID } });
    docker.on('/events', (_, response) => {
      response.writeHead(200).write(`${event('a')}\n{"Type":"ser`);
      response.write(`nonsense\n\n<html>\n${event('b')}\n${event('c').slice(0, 20)}`);
      setImmediate(() => response.end(`${event('c').slice(20)}\n`));
    });
    await engine.connect(signal);
    const ids: string[] = [];
    for await (const { id } of await engine.events(signal)) ids.push(id);
    expect(ids).toEqual(['a', 'b', 'c']);
  });

  test('are refused by a proxy in so many words', async () => {
    docker.on('/events', raw(403, 'text/html', HTML));
    await engine.connect(signal);
    expect(await problemOf(engine.events(signal))).toMatchObject({ kind: 'proxy-forbidden' });
  });

  test('that never begin time out', async () => {
    docker.on('/events', hang);
    const hasty = createDockerEngine(docker.address, HASTY);
    expect(await problemOf(hasty.events(signal))).toMatchObject({ kind: 'timeout' });
    hasty.close();
  });

  test('that stand may stay silent, until the signal ends them', async () => {
    const patient = createDockerEngine(docker.address, { ping: 1_000, small: 1_000, list: 1_000 });
    const stop = new AbortController();
    const events = (await patient.events(stop.signal))[Symbol.asyncIterator]();
    const next = events.next();
    const first = await Promise.race([next, new Promise((done) => setTimeout(done, 1_500, 'silent'))]);
    expect(first).toBe('silent');
    stop.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
    patient.close();
  });
});
