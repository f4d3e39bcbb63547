import { request as httpRequest, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect as connectTo, createServer as createListener, isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { io as connect } from 'socket.io-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LogsRequest } from '@/lib/docker/logs/open-logs';
import { HELLO_HEADER, PICTURE_PATH } from '@/lib/protocol/hello';
import { LOGS_PATH } from '@/lib/protocol/log-request';
import { PROTOCOL_VERSION } from '@/lib/protocol/version';
import { aService } from '@/lib/swarm/made-up.testing';
import { EMPTY_CLUSTER } from '@/lib/swarm/objects/cluster';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { aFeed, aHeldObserver, aKeptAudit, anObedientEngine } from './made-up.testing';
import { type ServerParts, startServer } from './server';
import { explainStartFailure } from './start/start-words';
import { createLogger } from './telemetry/logger';
import { createMetrics } from './telemetry/metrics';

const closers: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

type ConfigOver = Partial<ServerParts['config']>;

async function aServer(over: ConfigOver = {}) {
  const logged: string[] = [];
  const audit = aKeptAudit();
  const engine = anObedientEngine();
  const observer = aHeldObserver();
  observer.say(aFeed({ confirmedAt: Date.now() }));
  const links: string[] = [];
  const seen: IncomingMessage['headers'][] = [];
  const server = await startServer({
    config: {
      port: 0,
      host: 'localhost',
      root: '',
      trust: () => false,
      view: 'open',
      password: 'correct horse',
      users: [],
      registry: null,
      sessionSecret: null,
      allowedHosts: ['swarm.example.com'],
      metricsToken: null,
      minPollMs: 250,
      source: { kind: 'live', address: { host: 'unix:///var/run/docker.sock' } },
      ...over,
    },
    source: { kind: 'live', endpoint: 'unix:///var/run/docker.sock' },
    engine,
    observer,
    pages: {
      build: 'one',
      async handle(request, response) {
        seen.push(request.headers);
        if (request.url?.startsWith('/broken')) throw new Error(`no page at ${request.url}`);
        response.end(`page ${request.url}`);
      },
      upgrade: () => false,
      close: async () => {},
    },
    dev: false,
    audit,
    metrics: createMetrics(Date.now),
    logger: createLogger('info', { write: (line) => void logged.push(line) }),
    clock: () => Date.now(),
    announceLink: (link) => links.push(link),
  });
  closers.push(() => server.close());
  return { ...server, audit, engine, observer, links, logged, seen };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Asks as a browser does: with the origin of the server's own page on a POST. */
function ask(
  server: { url: string },
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { hostname: host, port, origin } = new URL(server.url);
  const hostname = host.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const own = method === 'POST' ? { Origin: origin } : {};
    const request = httpRequest(
      { hostname, port, path, method, headers: { ...own, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    request.on('error', reject).end(body);
  });
}

/** Sends these lines byte for byte, a letter a byte, and reads the whole answer. */
function askRaw(server: { url: string }, ...lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connectTo(Number(port), hostname, () =>
      socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'),
    );
    socket.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
    socket.on('error', reject).on('close', () => resolve(text));
  });
}

const signIn = (server: { url: string }, password: unknown, headers: Record<string, string> = {}) =>
  ask(server, '/api/sign-in', { method: 'POST', headers, body: JSON.stringify({ password }) });

/** As a page without script does. */
const signInByForm = (
  server: { url: string },
  password: string,
  { root = '', headers = {} }: { root?: string; headers?: Record<string, string> } = {},
) =>
  ask(server, `${root}/api/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ password }).toString(),
  });

const cookieOf = (answer: Answer) => answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';

/** Asks to remove a service over the socket, with `cookie`. */
async function act(server: { url: string }, cookie: string) {
  const socket = connect(server.url, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { Cookie: cookie },
  });
  closers.push(() => socket.close());
  return socket.emitWithAck('act', { kind: 'remove-service', service: 'web' });
}

describe('under a root', () => {
  it('pages, pictures and the socket are below it, with a proxy that cuts it off and without', async () => {
    const server = await aServer({ root: '/swarm' });
    expect(server.url).toMatch(/:\d+\/swarm$/);
    for (const root of ['/swarm', '']) {
      expect(await ask(server, `${root}/services?q=1`)).toMatchObject({
        status: 200,
        body: 'page /services?q=1',
      });
      expect(await ask(server, `${root}/healthz`)).toMatchObject({ status: 200, body: 'ok\n' });
      expect(await ask(server, root + PICTURE_PATH)).toMatchObject({ status: 200 });
      const socket = connect(new URL(server.url).origin, {
        path: `${root}/socket.io/`,
        transports: ['websocket'],
        forceNew: true,
      });
      closers.push(() => socket.close());
      await expect.poll(() => socket.connected).toBe(true);
    }
  });

  it('a session is for that root alone, and a form leads back there', async () => {
    const server = await aServer({ root: '/swarm' });
    const answer = await signInByForm(server, 'correct horse', { root: '/swarm' });
    expect(answer).toMatchObject({ status: 303, headers: { location: '/swarm' } });
    expect(answer.headers['set-cookie']?.[0]).toContain('; Path=/swarm; HttpOnly');
    expect(await act({ url: new URL(server.url).origin }, cookieOf(answer))).toMatchObject({ ok: true });
  });

  it('the link that signs in is below it', async () => {
    const server = await aServer({ root: '/swarm', password: null });
    expect(server.signInLink).toMatch(/^http:\/\/localhost:\d+\/swarm\/sign-in\?token=/);
  });
});

const hasIPv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

/** Listens at an address as another user's process might; returns what ends that. */
async function holding(address: string, port: number): Promise<() => void> {
  const other = createListener();
  await new Promise<void>((resolve, reject) => other.once('error', reject).listen(port, address, resolve));
  return () => other.close();
}

it('HOST=:: answers at the addresses of both families', async () => {
  const server = await aServer({ host: '::' });
  const { port } = new URL(server.url);
  for (const address of hasIPv6 ? ['127.0.0.1', '[::1]'] : ['127.0.0.1'])
    expect(await ask({ url: `http://${address}:${port}` }, '/healthz'), address).toMatchObject({
      status: 200,
    });
});

describe('HOST=localhost', () => {
  it.runIf(hasIPv6)('is both loopback addresses, for requests and sockets, until it closes', async () => {
    const server = await aServer();
    const { port } = new URL(server.url);
    const urls = ['localhost', '127.0.0.1', '[::1]'].map((address) => `http://${address}:${port}`);
    const gone = urls.map(async (url) => {
      expect(await ask({ url }, '/healthz'), url).toMatchObject({ status: 200 });
      const socket = connect(url, { transports: ['websocket'], forceNew: true });
      closers.push(() => socket.close());
      await expect.poll(() => socket.connected).toBe(true);
      return () => expect.poll(() => socket.connected).toBe(false);
    });
    const waits = await Promise.all(gone);
    expect(await signIn({ url: urls[2] ?? '' }, 'correct horse')).toMatchObject({ status: 200 });
    await server.close();
    for (const wait of waits) await wait();
    for (const address of ['127.0.0.1', '::1']) (await holding(address, Number(port)))();
  });

  it.runIf(hasIPv6).each(['127.0.0.1', '::1', '::'])(
    'does not start where another listens at %s',
    async (address) => {
      const taken = createListener();
      await new Promise<void>((resolve) => taken.listen(0, address, resolve));
      closers.push(() => taken.close());
      const { port } = taken.address() as AddressInfo;
      const failure = await aServer({ port }).catch((cause: unknown) => cause);
      const source = { kind: 'live', address: { host: 'unix:///var/run/docker.sock' } } as const;
      expect(explainStartFailure(failure, { port, host: 'localhost', source })).toEqual({
        exitCode: 78,
        lines: [expect.stringMatching(`Port ${port} is in use\\. Stop what listens at .*:${port}, or `)],
      });
      // Nothing of it is left behind.
      if (address !== '::') (await holding(address === '::1' ? '127.0.0.1' : '::1', port))();
    },
  );

  it.each(['127.0.0.1', '0.0.0.0', '::', 'LocalHost', '127.1', hostname()])(
    'HOST=%s prints an address that nobody else can take',
    async (host) => {
      const server = await aServer({ host });
      const { hostname: name, port } = new URL(server.url);
      const addresses = name === 'localhost' ? ['127.0.0.1', '::1'] : [name.replace(/^\[|\]$/g, '')];
      expect(name === 'localhost' || isIP(addresses[0] ?? '')).toBeTruthy();
      for (const address of addresses)
        if (hasIPv6 || address !== '::1')
          await expect(holding(address, Number(port))).rejects.toThrow('EADDRINUSE');
    },
  );
});

describe('behind a proxy', () => {
  const forwarded = {
    'X-Forwarded-For': '203.0.113.5',
    'X-Forwarded-Host': 'swarm.example.com:8443',
    'X-Forwarded-Proto': 'https',
    Origin: 'https://swarm.example.com:8443',
    Host: 'swarmscope',
  };

  it('that is trusted, people come from where it says, by the name that it says, over TLS', async () => {
    const server = await aServer({ trust: (address) => address === '127.0.0.1' });
    const answer = await signIn(server, 'correct horse', forwarded);
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Secure$/);
    expect(server.audit.entries).toMatchObject([{ what: 'sign-in', from: '203.0.113.5', outcome: 'ok' }]);
  });

  it('that is not, the page’s origin is a stranger’s, and it says what to set', async () => {
    const server = await aServer();
    expect(await signIn(server, 'correct horse', forwarded)).toMatchObject({
      status: 403,
      body: expect.stringContaining('TRUST_PROXY'),
    });
  });

  it('tries to sign in count for each address behind it', async () => {
    const server = await aServer({ trust: () => true });
    const from = (address: string) => signIn(server, 'wrong', { ...forwarded, 'X-Forwarded-For': address });
    for (let n = 0; n < 10; n += 1) expect((await from('203.0.113.5')).status).toBe(401);
    expect((await from('203.0.113.5')).status).toBe(429);
    expect((await from('203.0.113.6')).status).toBe(401);
  });
});

describe('http', () => {
  it('answers /healthz under any name', async () => {
    const server = await aServer();
    const answer = await ask(server, '/healthz', { headers: { Host: 'probe.example.org' } });
    expect(answer).toMatchObject({ status: 200, body: 'ok\n' });
  });

  it('answers /readyz under any name: 200 while the picture is fresh, else 503 and why', async () => {
    const server = await aServer({ view: 'login' });
    const ready = () => ask(server, '/readyz', { headers: { Host: 'probe.example.org' } });
    expect(await ready()).toMatchObject({ status: 200, body: 'ready\n' });
    const problem = { kind: 'refused', message: 'connect ECONNREFUSED tcp://me:hunter2@m' } as const;
    server.observer.say(aFeed({ state: 'failed', problem, confirmedAt: Date.now() }));
    expect(await ready()).toMatchObject({ status: 503, body: 'Docker does not accept connections.\n' });
    server.observer.say(aFeed({ confirmedAt: Date.now() }));
    expect(await ready()).toMatchObject({ status: 200 });
  });

  it('gives a page a policy with a nonce of its own, and tells the page', async () => {
    const server = await aServer();
    const answers = [await ask(server, '/a?b'), await ask(server, '/a?b')];
    const policies = answers.map(({ headers }) => headers['content-security-policy']);
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';/);
    expect(policies[0]).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(policies[0]).not.toBe(policies[1]);
    expect(server.seen.map((headers) => headers['content-security-policy'])).toEqual(policies);
    expect(policies[0]).toContain(`'nonce-${server.seen[0]?.['x-nonce']}'`);
    expect(answers[0]?.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it('gives a page that is being opened its hello and its picture, to who may watch', async () => {
    const server = await aServer();
    const { status, headers, body } = await ask(server, PICTURE_PATH);
    expect({ status, coding: headers['content-encoding'], cache: headers['cache-control'] }).toEqual({
      status: 200,
      coding: 'gzip',
      cache: 'no-store',
    });
    expect(JSON.parse(decodeURIComponent(String(headers[HELLO_HEADER.toLowerCase()])))).toMatchObject({
      protocol: PROTOCOL_VERSION,
      session: { role: 'viewer', name: null },
    });
    expect(body.length).toBeGreaterThan(0);
    const closed = await aServer({ view: 'login' });
    expect(await ask(closed, PICTURE_PATH)).toMatchObject({ status: 204, body: '' });
    const cookie = cookieOf(await signIn(closed, 'correct horse'));
    expect((await ask(closed, PICTURE_PATH, { headers: { Cookie: cookie } })).status).toBe(200);
    expect((await ask(server, PICTURE_PATH, { headers: { Host: 'evil.example.org' } })).status).toBe(403);
  });

  it('takes no nonce from the browser', async () => {
    const server = await aServer();
    await ask(server, '/', {
      headers: { 'x-nonce': 'mine', 'content-security-policy': "script-src 'nonce-mine'" },
    });
    expect(JSON.stringify(server.seen)).not.toContain('mine');
  });

  it('turns away a name that somebody else can own, and says how to allow it', async () => {
    const server = await aServer();
    const answer = await ask(server, '/', { headers: { Host: 'evil.example.org' } });
    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('ALLOWED_HOSTS') });
    expect((await ask(server, '/', { headers: { Host: 'swarm.example.com' } })).status).toBe(200);
    expect(server.seen).toHaveLength(1);
  });

  it('writes down whom it turned away and why, and no more than a few a minute', async () => {
    const server = await aServer();
    const headers = { Host: 'evil.example.org' };
    for (let n = 0; n < 12; n += 1) await ask(server, '/sign-in?token=hunter2', { headers });
    expect(server.logged).toHaveLength(10);
    expect(JSON.parse(server.logged[0] ?? '')).toMatchObject({
      level: 40,
      from: '127.0.0.1',
      host: 'evil.example.org',
      why: expect.stringContaining('ALLOWED_HOSTS'),
      msg: 'a browser was refused',
    });
    expect(server.logged.join('')).not.toContain('hunter2');
  });

  it('repeats no control characters of what a request names, to a terminal or in an answer', async () => {
    const server = await aServer();
    const steering = Buffer.from(Array.from({ length: 32 }, (_, n) => 0x80 + n)).toString('latin1');
    for (const [path, headers] of [
      ['/', [`Host: ${steering}.example.org`]],
      ['/', [`Host: ${'x'.repeat(10_000)}.example.org`]],
      [`/broken${steering}`, ['Host: localhost', `X-Forwarded-For: ${steering}`]],
      [`/broken${'x'.repeat(10_000)}`, ['Host: localhost']],
      ['/api/sign-in', ['Host: localhost', `Origin: http://${steering}`]],
      ['/socket.io/?EIO=4&transport=polling', [`Host: ${steering}.example.org`]],
    ] as const) {
      const method = path === '/api/sign-in' ? 'POST' : 'GET';
      const answer = await askRaw(server, `${method} ${path} HTTP/1.1`, ...headers, 'Connection: close');
      expect(answer, path).not.toMatch(/[\u007f-\u009f]/);
      expect(answer.length, path).toBeLessThan(1_500);
    }
    const said = server.logged.join('');
    expect(server.logged.length).toBeGreaterThan(3);
    expect(said).not.toMatch(/[\u007f-\u009f]/);
    for (const line of server.logged) expect(line.length).toBeLessThan(6_000);
  });

  it('writes down what it could not answer, without what signs in', async () => {
    const server = await aServer();
    expect(await ask(server, '/broken?token=hunter2')).toMatchObject({ status: 500, body: '' });
    expect(server.logged).toEqual([expect.stringContaining('no page at /broken?token=…')]);
    expect(server.logged.join('')).not.toContain('hunter2');
  });

  it.each(['//', 'http://[', '/%', '/\u0000'.replace('\u0000', '%00')])(
    'survives the address %s',
    async (path) => {
      const server = await aServer();
      expect((await ask(server, path)).status).toBeLessThan(500);
    },
  );

  it('reads all headers of a request: none that a proxy adds is lost behind others', async () => {
    const server = await aServer();
    const many = Object.fromEntries(Array.from({ length: 1_200 }, (_, n) => [`${n}`, '']));
    await ask(server, '/', { headers: { ...many, 'x-last': 'last' } });
    expect(server.seen[0]).toMatchObject({ 'x-last': 'last' });
  });

  it('says which port is taken', async () => {
    const first = await aServer();
    const port = Number(new URL(first.url).port);
    const failure = await aServer({ port }).catch((cause: unknown) => cause);
    const source = { kind: 'live', address: { host: 'unix:///var/run/docker.sock' } } as const;
    expect(explainStartFailure(failure, { port, host: 'localhost', source })).toEqual({
      exitCode: 78,
      lines: [expect.stringContaining(`Port ${port} is in use`)],
    });
  });
});

describe('/metrics', () => {
  const read = (server: { url: string }, headers: Record<string, string> = {}) =>
    ask(server, '/metrics', { headers });
  const METRICS = { status: 200, body: expect.stringContaining('\nswarmscope_revision 1\n') };

  it('is as open as the picture, and guarded as it is', async () => {
    const server = await aServer();
    expect(await read(server)).toMatchObject(METRICS);
    expect(await read(server, { Host: '10.0.0.7:8080' })).toMatchObject(METRICS);
    expect(await read(server, { Host: 'visualizer:8080' })).toMatchObject(METRICS);
    expect(await read(server, { Host: 'evil.example.org' })).toMatchObject({ status: 403 });
  });

  it('needs a session where watching does', async () => {
    const server = await aServer({ view: 'login' });
    expect(await read(server)).toMatchObject({ status: 401, body: expect.stringContaining('METRICS_TOKEN') });
    const cookie = cookieOf(await signIn(server, 'correct horse'));
    expect(await read(server, { Cookie: cookie })).toMatchObject(METRICS);
  });

  it.each(['open', 'login'] as const)(
    'with a token needs it, whoever asks and by whatever name (VIEW=%s)',
    async (view) => {
      const metricsToken = 'a token for the scraper';
      const server = await aServer({ view, metricsToken });
      const cookie = cookieOf(await signIn(server, 'correct horse'));
      const refused = { status: 401, headers: { 'www-authenticate': 'Bearer realm="metrics"' } };
      for (const headers of [
        {},
        { Cookie: cookie },
        { Authorization: 'Bearer another token' },
        { Authorization: `Basic ${metricsToken}` },
        { Authorization: 'Bearer ' },
      ]) {
        const answer = await read(server, headers);
        expect(answer).toMatchObject(refused);
        expect(answer.body).not.toContain(metricsToken);
        expect(answer.body).not.toContain('swarmscope_');
      }
      const Authorization = `Bearer ${metricsToken}`;
      expect(await read(server, { Authorization })).toMatchObject(METRICS);
      expect(await read(server, { Authorization, Host: 'tasks.visualizer:8080' })).toMatchObject(METRICS);
    },
  );

  it('counts browsers, and what came of what they asked', async () => {
    const server = await aServer();
    await act(server, '');
    await act(server, cookieOf(await signIn(server, 'correct horse')));
    const { body } = await read(server);
    expect(body).toContain('\nswarmscope_browsers 2\n');
    expect(body).toContain('swarmscope_actions_total{kind="remove-service",outcome="signed-out"} 1\n');
    expect(body).toContain('swarmscope_actions_total{kind="remove-service",outcome="ok"} 1\n');
  });
});

describe('signing in by password', () => {
  it('gives a session that may act, in a cookie that scripts and other sites have no use of', async () => {
    const server = await aServer();
    const answer = await signIn(server, 'correct horse');
    expect(answer).toMatchObject({ status: 200, body: JSON.stringify({ ok: true, name: 'admin' }) });
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    expect(await act(server, '')).toMatchObject({ ok: false, kind: 'signed-out' });
    expect(await act(server, cookieOf(answer))).toMatchObject({ ok: true });
    expect(server.audit.entries.map(({ what, who, outcome }) => [what, who, outcome])).toEqual([
      ['sign-in', 'admin', 'ok'],
      ['remove-service', null, 'signed-out'],
      ['remove-service', 'admin', 'ok'],
    ]);
  });

  it('by a form leads back to the page, over https with a cookie for https only', async () => {
    const server = await aServer();
    const headers = { Host: 'swarm.example.com', Origin: 'https://swarm.example.com' };
    const post = (password: string) => signInByForm(server, password, { headers });
    const good = await post('correct horse');
    expect(good).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(good.headers['set-cookie']?.[0]).toMatch(/; Secure$/);
    expect(await post('wrong')).toMatchObject({
      status: 303,
      headers: { location: '/?sign-in=wrong-password' },
    });
  });

  it.each([
    ['a wrong one', JSON.stringify({ password: 'wrong' }), 401, 'wrong-password'],
    ['an empty one', JSON.stringify({ password: '' }), 401, 'wrong-password'],
    ['a number', JSON.stringify({ password: 7 }), 400, 'unreadable'],
    ['nothing', '', 400, 'unreadable'],
    ['no JSON', '{"password":', 400, 'unreadable'],
    ['far too much', JSON.stringify({ password: 'x'.repeat(10_000) }), 400, 'unreadable'],
  ])('refuses %s', async (_, body, status, reason) => {
    const server = await aServer();
    const answer = await ask(server, '/api/sign-in', { method: 'POST', body });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, reason });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(server.audit.entries).toMatchObject([{ what: 'sign-in', who: null, outcome: reason }]);
  });

  it('allows only so many tries, also for the right one', async () => {
    const server = await aServer();
    const answers: Answer[] = [];
    for (let n = 0; n < 11; n += 1) answers.push(await signIn(server, `guess ${n}`));
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(401), 429]);
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn(server, 'correct horse')).status).toBe(429);
  });

  it('a browser that has signed in before is not barred by who guesses at the same address', async () => {
    const server = await aServer();
    const known = (await signIn(server, 'correct horse')).headers['set-cookie']?.[1] ?? '';
    expect(known).toMatch(/^swarmscope-0-known=[\w-]{43}; Path=\/api\/sign-in; HttpOnly; SameSite=Strict; /);
    const Cookie = known.split(';')[0] ?? '';
    for (let n = 0; n < 10; n += 1) await signIn(server, `guess ${n}`);
    expect((await signIn(server, 'correct horse')).status).toBe(429);
    expect((await signIn(server, 'correct horse', { Cookie })).status).toBe(200);
    // It opens nothing by itself.
    expect((await signIn(server, 'wrong', { Cookie })).status).toBe(401);
    expect(await act(server, Cookie.replace('-known', ''))).toMatchObject({ kind: 'signed-out' });
  });

  it('what is refused is counted in the audit log, and what is not is a line', async () => {
    const server = await aServer();
    const link = await aServer({ password: null });
    const counted = [server, link].map(({ audit }) => vi.spyOn(audit, 'refused'));
    await signIn(server, 'wrong');
    await signIn(server, 7);
    await ask(link, '/sign-in?token=wrong');
    await signIn(link, 'wrong');
    const outcomes = counted.map(({ mock }) => mock.calls.map(([{ outcome }]) => outcome));
    expect(outcomes).toEqual([
      ['wrong-password', 'unreadable'],
      ['link-expired', 'no-password'],
    ]);
  });

  it.each([
    ['another site', { Origin: 'http://evil.example.org' }],
    ['another port', { Origin: 'http://localhost:1' }],
    ['nowhere', { Origin: 'null' }],
    ['a rebound name', { Origin: 'http://evil.example.org', Host: 'evil.example.org' }],
  ])('is not for a page of %s', async (_, headers) => {
    const server = await aServer();
    const answer = await signIn(server, 'correct horse', headers);
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('ends with a sign-out, and what was open with it', async () => {
    const server = await aServer();
    const cookie = cookieOf(await signIn(server, 'correct horse'));
    const socket = connect(server.url, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { Cookie: cookie },
    });
    closers.push(() => socket.close());
    await expect.poll(() => socket.connected).toBe(true);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    const answer = await ask(server, '/api/sign-out', { method: 'POST', headers: { Cookie: cookie } });
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']?.[0]).toContain('Max-Age=0');
    await gone;
  });

  it('ends with a sign-out for the logs that it reads, at once and for good, and leaves another’s', async () => {
    const server = await aServer();
    server.observer.show({ ...EMPTY_CLUSTER, services: new Map([['s1' as ServiceId, aService('s1')]]) });
    Object.assign(server.engine, {
      async logs(_: LogsRequest, signal: AbortSignal) {
        return (async function* () {
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
        })();
      },
    });
    const read = (cookie: string) =>
      fetch(`${server.url}${LOGS_PATH}?service=s1&follow=1`, { headers: { Cookie: cookie } });
    const [mine, other] = [
      cookieOf(await signIn(server, 'correct horse')),
      cookieOf(await signIn(server, 'correct horse')),
    ];
    const [stream, others] = [await read(mine), await read(other)];
    expect([stream.status, others.status]).toEqual([200, 200]);
    await ask(server, '/api/sign-out', { method: 'POST', headers: { Cookie: mine } });
    expect(await stream.text()).toContain('"reason":"not-allowed"');
    expect((await read(mine)).status).toBe(401);
    expect(await act(server, mine)).toMatchObject({ kind: 'signed-out' });
    expect((await read(other)).status).toBe(200);
    await others.body?.cancel();
  });

  it('is known to every server with the same secret, and to no other', async () => {
    const sessionSecret = 'a secret that both replicas have been given';
    const [one, two, other] = [
      await aServer({ sessionSecret }),
      await aServer({ sessionSecret }),
      await aServer(),
    ];
    const cookie = cookieOf(await signIn(one, 'correct horse'));
    expect(await act(two, cookie)).toMatchObject({ ok: true });
    expect(await act(other, cookie)).toMatchObject({ ok: false, kind: 'signed-out' });
  });
});

describe('signing in by the printed link', () => {
  const path = (link: string | null | undefined) => link?.replace(/^http:\/\/[^/]*/, '') ?? '';

  it('works once; the next link is announced', async () => {
    const server = await aServer({ password: null });
    expect(server.signInLink).toMatch(/^http:\/\/localhost:\d+\/sign-in\?token=[\w-]{32}$/);
    const first = await ask(server, path(server.signInLink));
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(await act(server, cookieOf(first))).toMatchObject({ ok: true });

    const again = await ask(server, path(server.signInLink));
    expect(again).toMatchObject({ status: 303, headers: { location: '/?sign-in=link-expired' } });
    expect(again.headers['set-cookie']).toBeUndefined();

    expect(server.links).toHaveLength(1);
    expect(cookieOf(await ask(server, path(server.links[0])))).not.toBe('');
  });

  it('is not followed by a program that only looks', async () => {
    const server = await aServer({ password: null });
    await ask(server, path(server.signInLink), { method: 'HEAD' });
    expect(cookieOf(await ask(server, path(server.signInLink)))).not.toBe('');
  });

  it.each([
    ['Sec-Purpose', 'prefetch;prerender'],
    ['Purpose', 'prefetch'],
    ['X-Moz', 'prefetch'],
  ])('is not used up by what is fetched for later: %s', async (name, value) => {
    const server = await aServer({ password: null });
    const early = await ask(server, path(server.signInLink), { headers: { [name]: value } });
    expect(early.status).toBe(503);
    expect(early.headers['set-cookie']).toBeUndefined();
    expect(cookieOf(await ask(server, path(server.signInLink)))).not.toBe('');
  });

  it('is not there where there is a password, nor a password where there is a link', async () => {
    expect((await aServer()).signInLink).toBeNull();
    const answer = await signIn(await aServer({ password: null }), '');
    expect(answer).toMatchObject({ status: 409, body: expect.stringContaining('no-password') });
  });
});

describe('while the audit log cannot be written', () => {
  const FULL = new Error('ENOSPC');

  it('a password signs nobody in, in words, and who signs out is out', async () => {
    const server = await aServer();
    const cookie = cookieOf(await signIn(server, 'correct horse'));
    server.audit.failure = FULL;
    const answer = await signIn(server, 'correct horse');
    expect(answer).toMatchObject({ status: 503 });
    expect(JSON.parse(answer.body)).toEqual({ ok: false, reason: 'unwritten', retryAfter: 0 });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(server.audit.entries.at(-1)).toMatchObject({ what: 'sign-in', outcome: 'unavailable' });

    const page = await signInByForm(server, 'correct horse');
    expect(page).toMatchObject({ status: 303, headers: { location: '/?sign-in=unwritten' } });
    expect(page.headers['set-cookie']).toBeUndefined();

    server.audit.record = () => {
      throw FULL;
    };
    const out = await ask(server, '/api/sign-out', { method: 'POST', headers: { Cookie: cookie } });
    expect(out).toMatchObject({ status: 204 });
    expect(await act(server, cookie)).toMatchObject({ ok: false, kind: 'signed-out' });
  });

  it('the printed link is not used up', async () => {
    const server = await aServer({ password: null });
    const path = `/sign-in${new URL(server.signInLink ?? '').search}`;
    server.audit.failure = FULL;
    const refused = await ask(server, path);
    expect(refused).toMatchObject({ status: 303, headers: { location: '/?sign-in=unwritten' } });
    expect(refused.headers['set-cookie']).toBeUndefined();
    server.audit.failure = null;
    expect(cookieOf(await ask(server, path))).not.toBe('');
  });
});

it('on the demo swarm everyone may act, and there is nothing to sign in to', async () => {
  const source = { kind: 'demo', socketPath: '/x', calm: true } as const;
  const server = await aServer({ source, password: null });
  expect(server.signInLink).toBeNull();
  expect(await act(server, '')).toMatchObject({ ok: true });
});

it('closes while browsers are connected and requests hang', async () => {
  const server = await aServer();
  await act(server, '');
  const { port } = new URL(server.url);
  const hanging = httpRequest({
    port,
    path: '/api/sign-in',
    method: 'POST',
    headers: { Origin: server.url, 'Content-Length': 10 },
  });
  const ended = new Promise((resolve) => hanging.on('error', resolve));
  hanging.flushHeaders();
  await server.close();
  await ended;
});

it('a browser that asks for the icon by its old name is led to it, below a root too', async () => {
  const server = await aServer({ root: '/swarm' });
  for (const path of ['/favicon.ico', '/swarm/favicon.ico'])
    expect(await ask(server, path)).toMatchObject({ status: 302, headers: { location: 'icon.svg' } });
});
