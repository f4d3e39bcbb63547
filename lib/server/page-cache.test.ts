import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createPageCache, type Render } from './page-cache';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that gives each request a nonce of its own, and counts what is rendered. */
async function aServer(render: (url: string, nonce: string) => { status?: number; body: string }) {
  let rendered = 0;
  let requests = 0;
  const cached: Render = createPageCache(async (request, response) => {
    rendered += 1;
    const { status = 200, body } = render(request.url ?? '', String(request.headers['x-nonce']));
    response.statusCode = status;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Link', `</font>; nonce="${request.headers['x-nonce']}"`);
    // The head first and then in pieces, as a renderer streams.
    response.flushHeaders();
    for (const piece of body.match(/.{1,7}/gsu) ?? [])
      await new Promise<void>((next) => response.write(piece, () => next()));
    response.end();
  });
  const server = createServer((request, response) => {
    requests += 1;
    request.headers['x-nonce'] = `nonce${requests}`;
    response.setHeader('Content-Security-Policy', `nonce${requests}`);
    void cached(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    rendered: () => rendered,
    get: async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
      const answer = await fetch(url + path, { method, headers });
      return { status: answer.status, headers: answer.headers, body: await answer.text() };
    },
  };
}

const aPage = (url: string, nonce: string) => ({
  body: `<p>${url} 日本語</p><script nonce="${nonce}"></script>`,
});

it('is rendered once, and every request has its own nonce in it', async () => {
  const server = await aServer(aPage);
  for (const n of [1, 2, 3]) {
    const { body, headers } = await server.get('/', { 'Accept-Encoding': n === 2 ? 'identity' : 'gzip' });
    expect(body).toBe(`<p>/ 日本語</p><script nonce="nonce${n}"></script>`);
    expect(headers.get('link')).toBe(`</font>; nonce="nonce${n}"`);
    expect(headers.get('content-security-policy')).toBe(`nonce${n}`);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-encoding')).toBe(n === 2 ? null : 'gzip');
  }
  expect(server.rendered()).toBe(1);
});

it('each language and theme has its own', async () => {
  const server = await aServer(aPage);
  const askers = [
    {},
    { Cookie: 'theme=dark' },
    { Cookie: 'locale=ja; other=1' },
    { 'Accept-Language': 'ja' },
    { Cookie: 'theme=dark; session=a' },
  ];
  for (const headers of [...askers, ...askers]) await server.get('/services', headers);
  expect(server.rendered()).toBe(3);
});

it.each([
  ['an address that says more', '/?view=table', {}, 'GET'],
  ['a page of one object', '/tasks/1', {}, 'GET'],
  ['what the router asks for', '/', { rsc: '1' }, 'GET'],
  ['HEAD', '/', {}, 'HEAD'],
])('%s is rendered each time', async (_name, path, headers, method) => {
  const server = await aServer(aPage);
  await server.get(path, headers, method);
  await server.get(path, headers, method);
  expect(server.rendered()).toBe(2);
});

it('keeps so many at the most, the latest', async () => {
  const server = await aServer(aPage);
  for (let n = 0; n < 65; n += 1) await server.get('/', { Cookie: `theme=${n}` });
  await server.get('/', { Cookie: 'theme=64' });
  expect(server.rendered()).toBe(65);
  await server.get('/', { Cookie: 'theme=0' });
  expect(server.rendered()).toBe(66);
});

it('what went wrong is not kept', async () => {
  const server = await aServer(() => ({ status: 500, body: 'broken' }));
  expect(await server.get('/')).toMatchObject({ status: 500, body: 'broken' });
  await server.get('/');
  expect(server.rendered()).toBe(2);
});
