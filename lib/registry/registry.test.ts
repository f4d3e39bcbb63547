import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { readCredentials } from './credentials';
import { createRegistry } from './registry';

const { signal } = new AbortController();
let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** A registry of a test's own. Resolves with its URL. */
async function serve(listener: RequestListener): Promise<string> {
  const own = createServer(listener);
  server = own;
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(own.address() as AddressInfo).port}`;
}

const DIGEST = `sha256:${'a'.repeat(64)}`;
const IMAGE = { config: { size: 10 }, layers: [{ size: 100 }, { size: 1_000 }] };
const LIST = {
  manifests: [
    { digest: DIGEST, platform: { os: 'linux', architecture: 'amd64' } },
    { digest: `${DIGEST}b`, platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
    { digest: `${DIGEST}c`, platform: { os: 'unknown', architecture: 'unknown' } },
  ],
};
const PAGES: Readonly<Record<string, unknown>> = {
  '/v2/_catalog': { repositories: ['example/echo', 'empty'] },
  '/v2/example/echo/tags/list': { tags: ['1.9', 'latest', '1.10'] },
  '/v2/empty/tags/list': { tags: null },
  '/v2/example/echo/manifests/latest': LIST,
  [`/v2/example/echo/manifests/${encodeURIComponent(DIGEST)}`]: IMAGE,
  '/v2/example/echo/manifests/1.9': IMAGE,
  '/v2/example/echo/manifests/1.10': IMAGE,
};
const registry: RequestListener = (request, response) => {
  const page = PAGES[(request.url ?? '').replace(/\?.*/, '')];
  response.writeHead(page ? 200 : 404, { 'Docker-Content-Digest': DIGEST });
  response.end(JSON.stringify(page ?? { errors: [] }));
};
const at = (url: string, credentials: string | null = null) => createRegistry({ url, credentials });

test('repositories, tags newest first, digests, sizes and platforms', async () => {
  const url = await serve(registry);
  expect(await at(url).repositories(signal)).toEqual({
    ok: true,
    value: { host: new URL(url).host, names: ['example/echo', 'empty'], isCut: false },
  });
  const tag = { digest: DIGEST, size: 1_110, platforms: [] };
  expect(await at(url).tags('example/echo', signal)).toEqual({
    ok: true,
    value: {
      tags: [
        { ...tag, name: 'latest', platforms: ['linux/amd64', 'linux/arm/v7'] },
        { ...tag, name: '1.10' },
        { ...tag, name: '1.9' },
      ],
      isCut: false,
    },
  });
  expect(await at(url).tags('empty', signal)).toEqual({ ok: true, value: { tags: [], isCut: false } });
  expect(await at(url).tags('nothing', signal)).toMatchObject({ ok: false, kind: 'gone' });
});

describe('what is no good answer is told apart', () => {
  test('HTML, garbage, JSON of another kind', async () => {
    for (const body of ['<html>Welcome</html>', '', 'null', '{"repositories":7}', '[]']) {
      const url = await serve((_, response) => response.end(body));
      expect(await at(url).repositories(signal)).toMatchObject({ ok: false, kind: 'not-registry' });
      server?.close();
    }
  });

  test('nobody there, an error, a broken connection', async () => {
    expect(await at('http://127.0.0.1:1').repositories(signal)).toMatchObject({ kind: 'down' });
    const broken = await serve((_, response) => response.writeHead(502).end('bad gateway'));
    expect(await at(broken).repositories(signal)).toMatchObject({ kind: 'down', message: 'HTTP 502' });
    server?.close();
    const cut = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': 100 }).write('{"rep', () => response.destroy());
    });
    expect(await at(cut).repositories(signal)).toMatchObject({ kind: 'down' });
  });

  test('an answer that never comes', async () => {
    const url = await serve((_, response) => void response.writeHead(200).write('{'));
    expect(await at(url).repositories(signal)).toMatchObject({ kind: 'slow' });
  });

  test('an answer without end', async () => {
    const url = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await at(url).repositories(signal)).toMatchObject({ kind: 'too-large' });
  });

  test('none is named in the settings', async () => {
    expect(await createRegistry(null).repositories(signal)).toMatchObject({ kind: 'none' });
  });
});

describe('signing in', () => {
  test('by name and password', async () => {
    const right = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    const url = await serve((request, response) => {
      if (request.headers.authorization === right) return registry(request, response);
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="registry"' }).end();
    });
    expect(await at(url).repositories(signal)).toMatchObject({ kind: 'sign-in' });
    expect(await at(url, 'me:wrong').repositories(signal)).toMatchObject({ kind: 'sign-in' });
    expect(await at(url, 'me:secret').repositories(signal)).toMatchObject({ ok: true });
  });

  test('by a token, from where the registry sends', async () => {
    const url = await serve((request, response) => {
      if (request.url?.startsWith('/token')) {
        const isRight =
          request.headers.authorization?.startsWith('Basic ') && request.url.includes('scope=x');
        return void response.writeHead(isRight ? 200 : 401).end('{"token":"t1"}');
      }
      if (request.headers.authorization === 'Bearer t1') return registry(request, response);
      const realm = `Bearer realm="http://${request.headers.host}/token",service="s",scope="x"`;
      response.writeHead(401, { 'WWW-Authenticate': realm }).end();
    });
    expect(await at(url, 'me:secret').repositories(signal)).toMatchObject({ ok: true });
    expect(await at(url).repositories(signal)).toMatchObject({ kind: 'sign-in' });
  });

  test('the file is a name and a password, or docker’s own', () => {
    const auth = Buffer.from('me:secret').toString('base64');
    const config = JSON.stringify({ auths: { 'https://registry:5000/v1/': { auth }, other: {} } });
    expect(readCredentials(' me:secret\n', 'registry:5000')).toBe('me:secret');
    expect(readCredentials(config, 'registry:5000')).toBe('me:secret');
    expect(readCredentials(config, 'other')).toBeNull();
    for (const bad of ['', 'me', '{', '{}', '{"auths":7}']) expect(readCredentials(bad, 'x')).toBeNull();
  });
});
