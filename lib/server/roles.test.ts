import { request as httpRequest } from 'node:http';
import { io as connect, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysOf } from '@/lib/base/keys';
import { LOGS_PATH } from '@/lib/protocol/log-request';
import { stackName } from '@/lib/swarm/made-up.testing';
import { ACTIONS, ASKED_BY_VIEWERS, CLUSTER, QUERIES } from '@/lib/swarm/made-up-messages.testing';
import type { Action, ActionKind } from '@/lib/swarm/operations/action';
import type { Answer, QueryKind, QueryOf } from '@/lib/swarm/operations/query';
import { hashPassword } from './access/password-hash';
import { aHeldObserver, aKeptAudit, anObedientEngine } from './made-up.testing';
import { type RunningServer, startServer } from './server';
import { createLogger } from './telemetry/logger';
import { createMetrics } from './telemetry/metrics';

/** Every action and every query, by everyone, over a real socket; and the logs by HTTP. */

/** What the roles are, said once more and apart from the product's own tables. */
const OPERATOR: readonly (ActionKind | QueryKind)[] = [
  'scale-service',
  'update-image',
  'restart-service',
  'roll-back-service',
  'resume-update',
  'environment-value',
  'repositories',
  'repository-tags',
];
/** What reaches beyond a stack, so that who is limited to one never does it. */
const BEYOND: readonly (ActionKind | QueryKind)[] = [
  'repositories',
  'repository-tags',
  'create-service',
  'edit-service',
  'deploy-stack',
  'plan-stack',
  'create-network',
  'remove-network',
  'create-secret',
  'create-config',
  'remove-secret',
  'remove-config',
  'config-contents',
  'set-node-availability',
  'set-node-role',
  'set-node-labels',
  'remove-node',
  'rotate-join-token',
  'join-command',
];

const WHO = [
  'nobody',
  'viewer',
  'operator',
  'admin',
  'operator of shop',
  'admin of shop',
  'admin of blog',
] as const;
type Who = (typeof WHO)[number];

function expected(who: Who, kind: ActionKind | QueryKind): 'done' | 'signed-out' | 'not-allowed' {
  if ((ASKED_BY_VIEWERS as readonly string[]).includes(kind)) return 'done';
  if (who === 'nobody') return 'signed-out';
  const isOperators = OPERATOR.includes(kind);
  switch (who) {
    case 'viewer':
      return 'not-allowed';
    case 'operator':
      return isOperators ? 'done' : 'not-allowed';
    case 'admin':
      return 'done';
    case 'operator of shop':
      return isOperators && !BEYOND.includes(kind) ? 'done' : 'not-allowed';
    case 'admin of shop':
      return BEYOND.includes(kind) ? 'not-allowed' : 'done';
    case 'admin of blog':
      return 'not-allowed';
  }
}

/** `admin` is the name of ADMIN_PASSWORD's. */
const nameOf = (who: Who) => (who === 'admin' ? 'boss' : who.replaceAll(' ', '-'));
const engine = anObedientEngine();
const audit = aKeptAudit();
let server: RunningServer;
const cookies = new Map<Who, string>();
const sockets = new Map<Who, Socket>();

beforeAll(async () => {
  const hash = await hashPassword('x');
  const user = (who: Who, role: 'viewer' | 'operator' | 'admin', stack: string | null) => ({
    name: nameOf(who),
    role,
    stacks: stack === null ? null : [stackName(stack)],
    hash,
  });
  server = await startServer({
    config: {
      port: 0,
      host: 'localhost',
      root: '',
      trust: () => false,
      view: 'open',
      password: null,
      users: [
        user('viewer', 'viewer', null),
        user('operator', 'operator', null),
        user('admin', 'admin', null),
        user('operator of shop', 'operator', 'shop'),
        user('admin of shop', 'admin', 'shop'),
        user('admin of blog', 'admin', 'blog'),
      ],
      registry: null,
      sessionSecret: null,
      allowedHosts: [],
      metricsToken: null,
      minPollMs: 250,
      source: { kind: 'live', address: { host: 'unix:///var/run/docker.sock' } },
    },
    source: { kind: 'live', endpoint: 'unix:///var/run/docker.sock' },
    engine,
    observer: aHeldObserver(CLUSTER),
    pages: {
      build: 'one',
      handle: async (_request, response) => void response.end(),
      upgrade: () => false,
      close: async () => {},
    },
    dev: false,
    audit,
    metrics: createMetrics(Date.now),
    logger: createLogger('silent'),
    clock: () => Date.now(),
    announceLink: () => {},
  });
  for (const who of WHO) {
    if (who !== 'nobody') cookies.set(who, await signIn(nameOf(who)));
    const extraHeaders = { Cookie: cookies.get(who) ?? '' };
    sockets.set(who, connect(server.url, { transports: ['websocket'], forceNew: true, extraHeaders }));
  }
});
afterAll(async () => {
  for (const socket of sockets.values()) socket.close();
  await server.close();
});

function http(method: string, path: string, headers: Record<string, string>, body = '') {
  const { hostname, port, origin } = new URL(server.url);
  const own = method === 'POST' ? { Origin: origin } : {};
  return new Promise<{ status: number; cookie: string }>((resolve, reject) => {
    httpRequest({ hostname, port, path, method, headers: { ...own, ...headers } }, (response) => {
      response.resume().on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
        }),
      );
    })
      .on('error', reject)
      .end(body);
  });
}

async function signIn(name: string): Promise<string> {
  const { status, cookie } = await http('POST', '/api/sign-in', {}, JSON.stringify({ name, password: 'x' }));
  expect(status).toBe(200);
  return cookie;
}

const send = (who: Who, message: 'act' | 'ask', input: Action | QueryOf<QueryKind>) =>
  sockets.get(who)?.timeout(10_000).emitWithAck(message, input);

describe.each(WHO)('what its role lets it do, and nothing else [A6]: %s', (who) => {
  it.each(keysOf(ACTIONS))('%s', async (kind) => {
    const before = engine.asked.length;
    const outcome = await send(who, 'act', ACTIONS[kind]);
    expect(outcome.ok ? 'done' : outcome.kind).toBe(expected(who, kind));
    // What is refused never reaches Docker, and all of it is written down.
    expect(engine.asked.length - before).toBe(outcome.ok ? 1 : 0);
    expect(audit.entries.at(-1)).toMatchObject({ what: kind, outcome: outcome.ok ? 'ok' : outcome.kind });
  });

  it.each(keysOf(QUERIES))('%s', async (kind) => {
    const answer: Answer = await send(who, 'ask', QUERIES[kind]);
    const isRefused = !answer.ok && (answer.kind === 'signed-out' || answer.kind === 'not-allowed');
    expect(isRefused ? answer.kind : 'done').toBe(expected(who, kind));
    expect(answer.ok || answer.kind).not.toBe('invalid');
  });

  it('logs, of the stack and of others', async () => {
    const headers = { Cookie: cookies.get(who) ?? '' };
    const status = async (service: string) =>
      (await http('GET', `${LOGS_PATH}?service=${service}&follow=0`, headers)).status;
    const [own, others] = [await status('web'), await status('other')];
    const refused = who === 'nobody' ? 401 : 403;
    const may = {
      operator: 'both',
      admin: 'both',
      'operator of shop': 'own',
      'admin of shop': 'own',
    } as const;
    const allowed = who in may ? may[who as keyof typeof may] : 'none';
    const isLetIn = (code: number) => code !== 401 && code !== 403;
    expect([isLetIn(own), isLetIn(others)]).toEqual([allowed !== 'none', allowed === 'both']);
    if (allowed === 'none') expect([own, others]).toEqual([refused, refused]);
  });
});

it('the audit log holds nothing that was typed in secret [A7]', () => {
  expect(audit.entries.length).toBeGreaterThan(100);
  expect(JSON.stringify(audit.entries)).not.toMatch(/not-for-the-log|bm90LWZvci10aGUtbG9n/);
});
