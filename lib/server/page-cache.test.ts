import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { Render } from './capture';
import { createPageCache } from './page-cache';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that gives each request a nonce of its own, and counts what is rendered. */
async function aServer(
  render: (url: string, nonce: string) => { status?: number; type?: string; body: string | Buffer },
) {
  let rendered = 0;
  let requests = 0;
  const rename = (text: string) => text.replaceAll('/built', '/root');
  const draw: Render = async (request, response) => {
    rendered += 1;
    const {
      status = 200,
      type = 'text/html; charset=utf-8',
      body,
    } = render(request.url ?? '', String(request.headers['x-nonce']));
    response.statusCode = status;
    response.setHeader('Content-Type', type);
    response.setHeader('Link', `</built/font>; nonce="${request.headers['x-nonce']}"`);
    // The head first and then in pieces, as a renderer streams.
    response.flushHeaders();
    const pieces = typeof body === 'string' ? (body.match(/.{1,7}/gsu) ?? []) : [body];
    for (const piece of pieces) await new Promise<void>((next) => response.write(piece, () => next()));
    response.end();
  };
  const cached = createPageCache(draw, rename);
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
    bytes: async (path: string) => Buffer.from(await (await fetch(url + path)).arrayBuffer()),
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
    expect(headers.get('link')).toBe(`</root/font>; nonce="nonce${n}"`);
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

it('has the server’s root in place of the one that it was built with, in pages and in what the router asks for', async () => {
  const server = await aServer(() => ({ body: '<a href="/built/services">/builtin</a>' }));
  for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
    const { body } = await server.get('/', headers);
    expect(body).toBe('<a href="/root/services">/rootin</a>');
  }
});

it('what is no text goes as it is', async () => {
  const bytes = Buffer.from([0xff, 0xfe, 0, ...Buffer.from('/built')]);
  const server = await aServer(() => ({ type: 'image/png', body: bytes }));
  expect(await server.bytes('/picture.png')).toEqual(bytes);
});

it('a head is without a body and its length', async () => {
  const server = await aServer(aPage);
  const { status, headers, body } = await server.get('/', {}, 'HEAD');
  expect({ status, body, length: headers.get('content-length') }).toEqual({
    status: 200,
    body: '',
    length: null,
  });
});

it('who goes away while a page is rendered holds nothing up', async () => {
  const gone = new AbortController();
  let isDone = false;
  // What Next.js does then: it ends without ending the answer.
  const cached = createPageCache(async () => gone.abort(), String);
  const server = createServer((request, response) => {
    void cached(request, response).then(() => {
      isDone = true;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await expect(fetch(url, { signal: gone.signal })).rejects.toThrow();
  await expect.poll(() => isDone).toBe(true);
});
