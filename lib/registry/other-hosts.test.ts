import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createRegistry } from './registry';
import { isSameHost } from './same-host';

const { signal } = new AbortController();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Heard {
  readonly url: string;
  readonly authorization: string | undefined;
}

/** An origin of its own, as every port is one: its URL, and what it was asked. */
async function serve(listener: RequestListener): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    heard.push({ url: request.url ?? '', authorization: request.headers.authorization });
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

const SECRET = 'the other host’s own secret';
const CATALOGUE = JSON.stringify({ repositories: ['example/echo'] });
const PASSWORD = 'me:hunter2';
const isBearer = ({ headers }: IncomingMessage, token: string) => headers.authorization === `Bearer ${token}`;
const wantsTokenFrom =
  (realm: () => string, token = 't1'): RequestListener =>
  (request, response) => {
    if (isBearer(request, token)) return void response.end(CATALOGUE);
    response.writeHead(401, { 'WWW-Authenticate': `Bearer realm="${realm()}",service="s"` }).end();
  };

describe('a realm', () => {
  test('on another origin is asked nothing and given no password; its address is told, to be named', async () => {
    const other = await serve((_, response) => response.end(SECRET));
    const registry = await serve(wantsTokenFrom(() => `${other.url}/latest/meta-data`));
    for (const credentials of [PASSWORD, null]) {
      const answer = await createRegistry({ url: registry.url, credentials }).repositories(signal);
      expect(answer).toEqual({ ok: false, kind: 'realm', message: other.url });
    }
    expect(other.heard).toEqual([]);
  });

  test('that the settings name gives the token, and the token goes to the registry alone', async () => {
    const office = await serve((_, response) => response.end('{"token":"t1"}'));
    const registry = await serve(wantsTokenFrom(() => `${office.url}/token`));
    const config = { url: registry.url, credentials: PASSWORD, realm: office.url };
    expect(await createRegistry(config).repositories(signal)).toMatchObject({ ok: true });
    expect(office.heard).toEqual([
      { url: '/token?service=s', authorization: expect.stringMatching(/^Basic /) },
    ]);
  });

  test('that the settings name may not send on to a third host', async () => {
    const third = await serve((_, response) => response.end('{"token":"t1"}'));
    const office = await serve((_, response) => response.writeHead(307, { Location: third.url }).end());
    const registry = await serve(wantsTokenFrom(() => office.url));
    const config = { url: registry.url, credentials: PASSWORD, realm: office.url };
    expect(await createRegistry(config).repositories(signal)).toMatchObject({ ok: false, kind: 'moved' });
    expect(third.heard).toEqual([]);
  });

  test('with a name and password in it, or of another scheme, is none', async () => {
    for (const realm of ['http://me:pw@HOST/token', 'file:///etc/passwd', 'gopher://HOST/']) {
      const registry = await serve(wantsTokenFrom(() => realm.replace('HOST', new URL(registry.url).host)));
      const answer = await createRegistry({ url: registry.url, credentials: PASSWORD }).repositories(signal);
      expect(answer).toMatchObject({ ok: false, kind: 'realm' });
      expect(JSON.stringify(answer)).not.toContain('pw');
      expect(registry.heard).toHaveLength(1);
    }
  });

  test.each([
    ['no JSON', SECRET],
    ['no token', '{}'],
    ['an end of the header', JSON.stringify({ token: `t1\r\nX-Other: ${SECRET}` })],
    ['megabytes', JSON.stringify({ token: 'x'.repeat(60_000) })],
    ['no text', '{"token":["t1"]}'],
  ])('that answers with %s gives nothing away', async (_, body) => {
    const registry = await serve((request, response) => {
      if (request.url?.startsWith('/token')) return void response.end(body);
      wantsTokenFrom(() => `${registry.url}/token`)(request, response);
    });
    const answer = await createRegistry({ url: registry.url, credentials: PASSWORD }).repositories(signal);
    expect(answer).toEqual({ ok: false, kind: 'not-registry', message: 'no token in the answer' });
  });
});

describe('a redirect', () => {
  test('to another origin is not followed, and nothing goes there', async () => {
    const other = await serve((_, response) => response.end(CATALOGUE));
    for (const status of [301, 302, 303, 307, 308]) {
      const registry = await serve((_, response) =>
        response.writeHead(status, { Location: `${other.url}/v2/_catalog` }).end(SECRET),
      );
      const answer = await createRegistry({ url: registry.url, credentials: PASSWORD }).repositories(signal);
      expect(answer).toEqual({ ok: false, kind: 'moved', message: `HTTP ${status}` });
    }
    expect(other.heard).toEqual([]);
  });

  test('on the same origin is followed with what was sent', async () => {
    const registry = await serve((request, response) => {
      if (request.url === '/moved') return void response.end(CATALOGUE);
      response.writeHead(302, { Location: '/moved' }).end();
    });
    const answer = await createRegistry({ url: registry.url, credentials: PASSWORD }).repositories(signal);
    expect(answer).toMatchObject({ ok: true });
    expect(registry.heard[1]?.authorization).toMatch(/^Basic /);
  });

  test('round and round ends, and so does one to nowhere', async () => {
    const round = await serve((_, response) => response.writeHead(302, { Location: '/' }).end());
    expect(await createRegistry({ url: round.url, credentials: null }).repositories(signal)).toMatchObject({
      kind: 'moved',
    });
    expect(round.heard).toHaveLength(4);
    const nowhere = await serve((_, response) => response.writeHead(302, { Location: 'http://' }).end());
    expect(await createRegistry({ url: nowhere.url, credentials: null }).repositories(signal)).toMatchObject({
      kind: 'moved',
    });
  });
});

test('the same host is the same origin, or that by TLS, and never the other way', () => {
  const is = (home: string, target: string) => isSameHost(new URL(home), new URL(target));
  expect(is('http://registry:5000', 'http://registry:5000/token')).toBe(true);
  expect(is('http://registry.example.com', 'https://registry.example.com/token')).toBe(true);
  for (const [home, target] of [
    ['https://registry.example.com', 'http://registry.example.com'],
    ['http://registry:5000', 'https://registry:5001'],
    ['http://registry:5000', 'https://registry'],
    ['http://registry:5000', 'http://registry'],
    ['https://registry.example.com', 'https://registry.example.com.evil.example'],
    ['https://registry.example.com', 'https://me:pw@registry.example.com'],
  ] as const)
    expect([home, target, is(home, target)]).toEqual([home, target, false]);
});

describe('what a registry answers', () => {
  test('is repeated in no complaint', async () => {
    for (const [status, body] of [
      [200, `<html>${SECRET}</html>`],
      [200, `{"repositories": "${SECRET}"`],
      [200, `"${SECRET}"`],
      [401, SECRET],
      [500, SECRET],
      [418, SECRET],
    ] as const) {
      const registry = await serve((_, response) =>
        response.writeHead(status, { 'WWW-Authenticate': SECRET.replace('’', '') }).end(body),
      );
      const answer = await createRegistry({ url: registry.url, credentials: null }).repositories(signal);
      expect(answer).toMatchObject({ ok: false });
      expect(JSON.stringify(answer)).not.toContain('secret');
    }
  });

  test('where nobody answers, or in no HTTP, only the system’s code is told', async () => {
    const gone = await serve(() => {});
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const none = createRegistry({ url: gone.url, credentials: null });
    expect(await none.repositories(signal)).toEqual({ ok: false, kind: 'down', message: 'ECONNREFUSED' });
    const registry = await serve((request) => request.socket.end(`SSH-2.0 ${SECRET}\r\n`));
    const answer = await createRegistry({ url: registry.url, credentials: null }).repositories(signal);
    expect(answer).toMatchObject({ ok: false, kind: 'down', message: expect.stringMatching(/^[A-Z_]+$/) });
  });

  test('is bounded: names that are none are left out, others cut, a digest and sizes are what they should be', async () => {
    const huge = 'x'.repeat(1_000_000);
    const registry = await serve((request, response) => {
      if (request.url?.includes('_catalog'))
        return void response.end(
          JSON.stringify({ repositories: [huge, '../admin', 7, ...Array(2_000).fill('a/b')] }),
        );
      if (request.url?.includes('/tags/'))
        return void response.end(JSON.stringify({ tags: [huge, '../x', null, 'v1'] }));
      response.writeHead(200, { 'Docker-Content-Digest': `sha256:${SECRET.replace('’', '')}` });
      const layers = [{ size: 1e308 }, { size: 1e308 }];
      response.end(JSON.stringify({ config: { size: 1 }, layers }));
    });
    const at = createRegistry({ url: registry.url, credentials: null });
    const found = await at.repositories(signal);
    expect(found).toMatchObject({ ok: true, value: { isCut: true } });
    expect(found.ok && found.value.names).toHaveLength(997);
    expect(await at.tags('a/b', signal)).toEqual({
      ok: true,
      value: { tags: [{ name: 'v1', digest: '', size: null, platforms: [] }], isCut: true },
    });
  });

  test('is bounded: platforms of a list that has a million', async () => {
    const platform = { os: 'linux', architecture: 'x'.repeat(1_000) };
    const manifests = [
      ...Array(2_000).fill({ platform }),
      { platform: { os: 'linux', architecture: 'arm' } },
    ];
    const registry = await serve((request, response) =>
      response.end(JSON.stringify(request.url?.includes('/tags/') ? { tags: ['v1'] } : { manifests })),
    );
    const answer = await createRegistry({ url: registry.url, credentials: null }).tags('a', signal);
    expect(answer).toMatchObject({ ok: true, value: { tags: [{ platforms: [] }] } });
  });

  test('may be 4 MB of nothing but brackets', async () => {
    const registry = await serve((_, response) => response.end('['.repeat(4_000_000)));
    const answer = await createRegistry({ url: registry.url, credentials: null }).repositories(signal);
    expect(answer).toMatchObject({ ok: false, kind: 'not-registry', message: 'no JSON' });
  });
});

test('a registry that becomes slow has its first tags shown, and not waited for for ever', async () => {
  let manifests = 0;
  const registry = await serve((request, response) => {
    if (request.url?.includes('/tags/'))
      return void response.end(JSON.stringify({ tags: Array.from({ length: 60 }, (_, i) => `v${i}`) }));
    manifests += 1;
    // Of the second round of requests none is answered.
    if (manifests <= 6) response.end(JSON.stringify({ config: { size: 1 }, layers: [] }));
  });
  const answer = await createRegistry({ url: registry.url, credentials: null }).tags('a', signal);
  expect(answer).toMatchObject({ ok: true, value: { isCut: true } });
  expect(answer.ok && answer.value.tags).toHaveLength(6);
  expect(manifests).toBe(12);
});
