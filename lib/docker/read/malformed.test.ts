import { setMaxListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { taskId } from '@/lib/swarm/made-up.testing';
import { ACTIONS, QUERIES } from '@/lib/swarm/made-up-messages.testing';
import { createDockerEngine } from '../dockerode-engine';
import type { Engine } from '../engine';
import { nodeRecord, serviceRecord } from '../made-up-records.testing';
import { type Answer, json, raw, type StandIn, says, startStandIn } from '../stand-in.testing';
import { asDockerError, DockerError } from '../wire/docker-error';

/** What is asked of Docker, every way, and answered by what is not Docker's: nothing of that is repeated. */

const SECRET = 'xyzzy-s3cret';
const { signal } = new AbortController();
// All is asked at once.
setMaxListeners(0, signal);
const unknown = () => undefined;
/** Docker does not answer the others. */
const {
  task,
  repositories,
  'repository-tags': tags,
  'service-history': remembered,
  activities,
  ...askedOfDocker
} = QUERIES;
const { service } = QUERIES.service;
const { id } = ACTIONS['remove-secret'];
const { network } = ACTIONS['remove-network'];

const LONG = `${SECRET} `.repeat(400_000);
const BODIES: readonly (readonly [string, string])[] = [
  ['a page', `<html><title>${SECRET}</title><body><h1>${SECRET}</h1></body></html>`],
  ['half of some JSON', `{"message":"${SECRET}`],
  ['half of a list', `[{"ID":"${SECRET}","Spec":{"Name":"${SECRET}`],
  ['a short text', SECRET],
  ['a text', `"${SECRET}"`],
  ['JSON of another kind', JSON.stringify({ error: SECRET, message: [SECRET] })],
  ['bytes', `\u0003\u0000\u0000\u0000\u0000\u0000\u0000\u0040${SECRET}\u0000\u001b[31m`.repeat(20)],
  ['5 MB', LONG],
];
const STATUSES = [200, 301, 400, 401, 403, 404, 500, 502] as const;

let docker: StandIn;
let engine: Engine;
beforeEach(async () => {
  docker = await startStandIn();
  engine = createDockerEngine(docker.address);
});
afterEach(async () => {
  engine.close();
  await docker.close();
});

/** What anyone could be told of it: the answer itself, or why there is none. */
const toldOf = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => asDockerError(error).problem);

const all = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};
const logs = { target: { kind: 'service', id: service }, tail: 10, since: null, follow: false } as const;

const everything = (): Promise<unknown> =>
  Promise.all(
    [
      engine.ping(signal),
      engine.nodes(unknown, signal),
      engine.services(unknown, signal),
      engine.tasks({}, unknown, signal),
      engine.tasks({ services: [service], ids: [taskId('t')] }, unknown, signal),
      engine.networks(signal),
      engine.events(signal).then(all),
      engine.logs(logs, signal).then(all),
      ...Object.values(askedOfDocker).map((query) => engine.query(query, signal)),
      ...Object.values(ACTIONS).map((action) => engine.act(action, signal)),
    ].map(toldOf),
  );

describe.each(BODIES)('%s', (_, body) => {
  // The long one takes its time.
  const statuses = body === LONG ? ([200, 500] as const) : STATUSES;
  test.each(statuses)('as HTTP %s, to whatever is asked', async (status) => {
    docker.onAll(raw(status, 'application/json', body));
    expect(JSON.stringify(await toldOf(engine.connect(signal)))).not.toContain(SECRET);
    const told = JSON.stringify(await everything());
    expect(told).not.toContain(SECRET);
    expect(told.length, 'of 5 MB too').toBeLessThan(50_000);
  });

  test.each([200, 400, 500, 504] as const)('as HTTP %s, to what is written alone', async (status) => {
    const malformed = raw(status, 'text/html', body);
    const reads: Readonly<Record<string, unknown>> = {
      [`/services/${service}`]: serviceRecord(),
      [`/nodes/${ACTIONS['remove-node'].node}`]: nodeRecord(),
      [`/secrets/${id}`]: { ID: id, Spec: { Name: 'key' } },
      [`/configs/${id}`]: { ID: id, Spec: { Name: 'key' } },
      [`/networks/${network}`]: { Id: network, Name: 'net', Scope: 'swarm' },
      '/swarm': { Version: { Index: 1 }, Spec: {}, JoinTokens: { Worker: 'w', Manager: 'm' } },
      '/services': [serviceRecord()],
    };
    const answer: Answer = (request, response, url) => {
      const read = reads[url.pathname.replace(/^\/v\d+\.\d+/, '')];
      const given = request.method === 'GET' && read !== undefined ? json(read) : malformed;
      given(request, response, url);
    };
    await engine.connect(signal);
    docker.onAll(answer);
    const told = await Promise.all(Object.values(ACTIONS).map((action) => engine.act(action, signal)));
    expect(JSON.stringify(told)).not.toContain(SECRET);
  });
});

test('an honest refusal keeps Docker’s own words, on one line and not without end', async () => {
  await engine.connect(signal);
  docker.on(
    '/nodes',
    says(500, `disk\u0000 full\u001b[31m\non\u202e \u2028manager ${'x'.repeat(5_000_000)}`),
  );
  const { message } = asDockerError(await engine.nodes(unknown, signal).catch((error: unknown) => error));
  expect(message).toMatch(/^disk full \[31m on manager x+…$/);
  expect(message).toHaveLength(500);
});

test('Docker’s own kinds are told apart in whatever they are written, by their own words alone', async () => {
  docker.on(
    '/nodes',
    raw(400, 'text/plain', `${SECRET} Client sent an HTTP request to an HTTPS server. ${SECRET}`),
  );
  await engine.connect(signal);
  expect(await toldOf(engine.nodes(unknown, signal))).toEqual({
    kind: 'tls',
    message: 'HTTP request to an HTTPS server',
  });
});

test('an error that is neither Docker’s nor the system’s has none of its words shown', () => {
  expect(asDockerError(new Error(SECRET)).problem).toEqual({ kind: 'unknown', message: 'unexpected' });
  expect(asDockerError(SECRET).problem).toEqual({ kind: 'unknown', message: 'unexpected' });
  const parsing = () => JSON.parse(SECRET);
  try {
    parsing();
  } catch (error) {
    expect(asDockerError(error).problem).toEqual({ kind: 'garbage', message: 'the answer is no JSON' });
  }
  const refused = Object.assign(new Error('connect ECONNREFUSED /run/docker.sock'), { code: 'ECONNREFUSED' });
  expect(asDockerError(refused)).toBeInstanceOf(DockerError);
  expect(asDockerError(refused).message).toBe('connect ECONNREFUSED /run/docker.sock');
});
