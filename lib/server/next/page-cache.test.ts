import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { DRAWING_HEADER, type Drawn, drawings, type FirstAnswer } from '@/lib/protocol/first-answer';
import type { Hello } from '@/lib/protocol/hello';
import { nodeId } from '@/lib/swarm/made-up.testing';
import type { Render } from './ask-next';
import type { FirstAnswerFor } from './first-answer';
import { createPageCache } from './page-cache';
import type { PageRoutes } from './page-routes';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const PAGES = ['/', '/services', '/stacks'];
const routes: PageRoutes = (pathname) => {
  if (PAGES.includes(pathname) || pathname === '/icon.svg') return 'shared';
  return /^\/(tasks\/|picture|stuck|broken)/.test(pathname) ? 'other' : null;
};
const LIMITS = {
  pageMs: 10_000,
  drawnMsPer10s: 10_000,
  rendersAtOnce: 2,
  rendersWaiting: 8,
  rendersWaitingEach: 4,
};

/** Serves what `render` gives, with a nonce for each request. */
async function aServerOf(render: Render, limits = LIMITS, answerFor?: FirstAnswerFor) {
  let requests = 0;
  const rename = (text: string) => text.replaceAll('/built', '/root');
  const cached = createPageCache({ render, rename, routes, limits });
  const failures: unknown[] = [];
  const server = createServer((request, response) => {
    requests += 1;
    request.headers['x-nonce'] = `nonce${requests}`;
    response.setHeader('Content-Security-Policy', `nonce${requests}`);
    cached(request, response, answerFor).catch((cause: unknown) => {
      failures.push(cause);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    failures,
    requests: () => requests,
    bytes: async (path: string) => Buffer.from(await (await fetch(url + path)).arrayBuffer()),
    get: async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
      const answer = await fetch(url + path, { method, headers });
      return { status: answer.status, headers: answer.headers, body: await answer.text() };
    },
  };
}

/** The same, counting what is rendered. */
async function aServer(
  render: (url: string, nonce: string) => { status?: number; type?: string; body: string | Buffer },
) {
  let rendered = 0;
  const server = await aServerOf(async (request, response) => {
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
  });
  return { ...server, rendered: () => rendered };
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
])('%s is rendered each time', async (_name, path, headers, method) => {
  const server = await aServer(aPage);
  await server.get(path, headers, method);
  await server.get(path, headers, method);
  expect(server.rendered()).toBe(2);
});

it('a file is kept as it is, and a page only as a page', async () => {
  const server = await aServer((url) =>
    url === '/icon.svg'
      ? { type: 'image/svg+xml', body: '<svg/>' }
      : { type: 'application/json', body: '{}' },
  );
  for (let n = 0; n < 3; n += 1) expect(await server.get('/icon.svg')).toMatchObject({ body: '<svg/>' });
  expect(server.rendered()).toBe(1);
  for (let n = 0; n < 3; n += 1) await server.get('/');
  expect(server.rendered()).toBe(4);
});

it('cookies that nobody set are the page of who has none', async () => {
  const server = await aServer(aPage);
  for (let n = 0; n < 70; n += 1) await server.get('/', { Cookie: `theme=${n}; locale=${n}` });
  expect(server.rendered()).toBe(1);
});

it('whatever is not there is one page, and a head is of the page that is kept', async () => {
  const server = await aServer((url, nonce) => ({ ...aPage(url, nonce), status: url === '/' ? 200 : 404 }));
  for (const path of ['/nope', '/nope/2?q=1', '/index.rsc', '/services/x/y'])
    expect(await server.get(path), path).toMatchObject({ status: 404 });
  expect(await server.get('/nope', { rsc: '1' })).toMatchObject({ status: 404 });
  expect(server.rendered()).toBe(1);
  await server.get('/');
  expect(await server.get('/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  expect(server.rendered()).toBe(2);
});

it('who asks for the same at once gets the same, each with a nonce of its own', async () => {
  let rendered = 0;
  const server = await aServerOf(async (request, response) => {
    rendered += 1;
    await expect.poll(() => server.requests()).toBe(6);
    response.setHeader('Content-Type', 'text/html');
    response.end(`${request.url} ${request.headers['x-nonce']}`);
  });
  const paths = ['/', '/', '/', '/tasks/1', '/tasks/1', '/tasks/1'];
  const answers = await Promise.all(paths.map((path) => server.get(path)));
  expect(rendered).toBe(2);
  const told = answers.map(({ body }) => body.split(' '));
  expect(told.map(([path]) => path)).toEqual(paths);
  expect(told.map(([, nonce]) => nonce).sort()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `nonce${n}`));
});

it('a page is only read', async () => {
  const server = await aServer(aPage);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect(await server.get('/', {}, method)).toMatchObject({ status: 405 });
  expect(server.rendered()).toBe(0);
});

describe('of a visitor’s request', () => {
  /** A renderer that tells all that it sees. */
  const telling: Render = async (request, response) => {
    const { 'x-nonce': nonce, 'content-security-policy': policy, ...headers } = request.headers;
    const told = { method: request.method, url: request.url, headers, trailers: request.trailers };
    response.setHeader('Content-Type', 'text/html');
    response.end(`${nonce} ${JSON.stringify([told, String(policy).replaceAll(String(nonce), '')])}`);
  };
  const bare = (body: string) => body.slice(body.indexOf(' '));
  const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
  const word = fc.stringMatching(/^[!-~]{0,20}$/);
  const UNFIT =
    /^(connection|content-.*|host|transfer-encoding|expect|upgrade|keep-alive|te|trailer|date|accept-(language|encoding)|sec-.*|proxy-.*|via|origin|access-.*)$/;

  it('nothing reaches the renderer, and so what is kept, but language and theme', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc
            .oneof(
              token,
              fc.constantFrom(
                'x-middleware-prefetch',
                'x-nextjs-data',
                'next-action',
                'range',
                'if-none-match',
              ),
              token.map((name) => `x-${name}`),
              token.map((name) => `next-${name}`),
            )
            .filter((name) => !UNFIT.test(name) && name !== 'cookie'),
          word,
          { maxKeys: 8 },
        ),
        fc.array(fc.tuple(token, fc.stringMatching(/^[a-z0-9]{0,8}$/))),
        async (headers, cookies) => {
          const server = await aServerOf(telling);
          const others = cookies.filter(([name]) => name !== 'theme' && name !== 'locale');
          const cookie = [...others, ['theme', 'dark']].map((pair) => pair.join('=')).join('; ');
          const asked = { ...headers, 'accept-language': 'ja', cookie };
          const first = headers.rsc === '1' ? null : await server.get('/', asked);
          const second = await server.get('/', { 'accept-language': 'ja', cookie: 'theme=dark' });
          expect(second.body).toContain('"cookie":"locale=ja; theme=dark"');
          if (first) expect(bare(first.body)).toBe(bare(second.body));
          for (const close of closers.splice(0)) close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a page of one object sees path and query, and the router’s headers where the router asks', async () => {
    const server = await aServerOf(telling);
    const router = { 'next-router-state-tree': 'tree', 'next-url': '/x' };
    const noise = {
      'x-middleware-prefetch': '1',
      'x-matched-path': '/',
      'next-action': '1',
      Range: 'bytes=0-1',
    };
    const plain = await server.get('/tasks/1?a=b', { ...router, ...noise });
    expect(plain.body).toContain('"url":"/tasks/1?a=b"');
    expect(plain.body).toContain(
      '"headers":{"host":"localhost","cookie":"locale=en; theme=system","connection":"close"}',
    );
    const asked = await server.get('/tasks/1?a=b', { rsc: '1', ...router, ...noise });
    expect(asked.body).toContain(
      '"cookie":"locale=en; theme=system","rsc":"1","next-router-state-tree":"tree","next-url":"/x",',
    );
    expect(asked.body).not.toMatch(/x-middleware|x-matched|next-action|range/i);
  });
});

it('what went wrong is not kept', async () => {
  const server = await aServer(() => ({ status: 500, body: 'broken' }));
  expect(await server.get('/')).toMatchObject({ status: 500, body: 'broken' });
  await server.get('/');
  expect(server.rendered()).toBe(2);
});

it.each([
  ['is no HTML', { type: 'application/json', body: '{}' }],
  ['is another status', { status: 404, body: 'gone' }],
])('what %s is not kept', async (_, answer) => {
  const server = await aServer(() => answer);
  expect(await server.get('/')).toMatchObject({ body: answer.body });
  await server.get('/');
  expect(server.rendered()).toBe(2);
});

it('what was cut off, or failed, is a failure, and the next one gets the page', async () => {
  const ways: Render[] = [
    async (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.write('half');
      response.destroy();
    },
    async () => {
      throw new Error('no page today');
    },
    async (_, response) => void response.setHeader('Content-Type', 'text/html').end('whole'),
  ];
  const server = await aServerOf(async (request, response) => ways.shift()?.(request, response));
  expect(await server.get('/')).toMatchObject({ status: 500 });
  expect(await server.get('/')).toMatchObject({ status: 500 });
  expect(await server.get('/')).toMatchObject({ status: 200, body: 'whole' });
  expect(server.failures).toMatchObject([{}, { message: 'no page today' }]);
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

it('who goes away while a page is rendered holds nothing up, and leaves it whole to others', async () => {
  const gone = new AbortController();
  let isLeft = false;
  const server = await aServerOf(async (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.write('half, ');
    gone.abort();
    await expect.poll(() => isLeft).toBe(true);
    response.end('whole');
  });
  await expect(fetch(`${server.url}/`, { signal: gone.signal })).rejects.toThrow();
  isLeft = true;
  expect(await server.get('/')).toMatchObject({ status: 200, body: 'half, whole' });
});

it('what is never answered is given up, and leaves its place to others', async () => {
  const closed: string[] = [];
  const server = await aServerOf(
    async (request, response) => {
      response.once('close', () => closed.push(String(request.url)));
      if (request.url === '/') response.setHeader('Content-Type', 'text/html').end('page');
    },
    { ...LIMITS, pageMs: 500 },
  );
  const stuck = await Promise.all([1, 2, 3].map((n) => server.get(`/stuck/${n}`)));
  expect(stuck.map(({ status }) => status)).toEqual([504, 504, 504]);
  // The third comes to a server too, should it have been sent after a place was free again.
  await expect.poll(() => closed).toEqual(expect.arrayContaining(['/stuck/1', '/stuck/2']));
  await expect.poll(() => server.get('/')).toMatchObject({ status: 200, body: 'page' });
});

it('beyond so many it says to try again, and the page for everybody is there all the same', async () => {
  const held: (() => void)[] = [];
  let atOnce = 0;
  let most = 0;
  const server = await aServerOf(async (request, response) => {
    response.setHeader('Content-Type', 'text/html');
    if (request.url === '/') return void response.end('page');
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise<void>((resolve) => held.push(resolve));
    atOnce -= 1;
    response.end('own');
  });
  let refused = 0;
  const asked = Array.from({ length: 10 }, async (_, n) => {
    const answer = await server.get(`/tasks/${n}`);
    if (answer.status !== 503) return answer.status;
    refused += 1;
    expect(answer.headers.get('retry-after')).toBe('2');
    return answer.status;
  });
  await expect.poll(() => refused).toBe(4);
  const page = server.get('/');
  const letGo = setInterval(() => {
    for (const go of held.splice(0)) go();
  }, 5);
  expect(await page).toMatchObject({ status: 200, body: 'page' });
  const statuses = await Promise.all(asked);
  clearInterval(letGo);
  expect(statuses.filter((status) => status === 200)).toHaveLength(6);
  expect(most).toBe(2);
});

it.each([
  ['ja', 'dark', '表示中にエラーが発生しました'],
  ['en', 'system', 'Swarmscope stumbled'],
])(
  'a page that Next drew at build time, for its own failures, is ours instead: %s, %s',
  async (locale, theme, title) => {
    const builtin =
      '<html id="__next_error__"><style>p{}</style><script src="/built/a.js"></script>500</html>';
    const server = await aServer(() => ({ status: 500, body: builtin }));
    const { status, headers, body } = await server.get('/', { cookie: `locale=${locale}; theme=${theme}` });
    expect(status).toBe(500);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(body).toContain(`<html lang="${locale}">`);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).toContain(`content="${theme === 'dark' ? 'dark' : 'light dark'}"`);
    expect(body).not.toMatch(/<style|<script|style=/);
    expect((await server.get('/')).status, 'and is not kept').toBe(500);
    expect(server.rendered()).toBe(2);
  },
);

it('a page of Next’s own failure that has our nonce leads the browser to ours', async () => {
  const server = await aServer((_, nonce) => ({ status: 500, body: `<script nonce="${nonce}">1</script>` }));
  expect((await server.get('/')).body).toBe('<script nonce="nonce1">1</script>');
});

describe('the grid, drawn with the swarm', () => {
  const aHello = (name: string | null): Hello => ({
    protocol: 1,
    epoch: 'e',
    build: '',
    now: 1,
    source: { kind: 'live', endpoint: '' },
    session: { role: 'viewer', stacks: null, name, signIn: 'users' },
  });
  const aDrawing = (over: Partial<Drawn> = {}): Drawn =>
    ({
      hello: aHello(null),
      density: 'bars',
      totals: { nodes: 1, tasks: 2, running: 3, revision: 4 },
      outline: [],
      ...over,
    }) as Drawn;

  /** Draws with what `drawn` is at that moment, for whoever the cookie names; null: without. */
  async function aDrawingServer(drawn: () => Drawn | null, limits = LIMITS) {
    const asked: (Drawn | undefined)[] = [];
    const render: Render = async (request, response) => {
      const found = drawings().get(String(request.headers[DRAWING_HEADER]));
      asked.push(found);
      const totals = found && 'totals' in found ? found.totals.tasks : 'nothing';
      response.setHeader('Content-Type', 'text/html');
      response.end(
        `<html><head><script nonce="${request.headers['x-nonce']}"></script></head>${totals}` +
          '<body><script src="/a.js" async=""></script></body></html>',
      );
    };
    const server = await aServerOf(render, limits, ({ headers }) => {
      const now = drawn();
      return now && { drawn: now, hello: aHello(/name=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? null) };
    });
    return { ...server, asked };
  }
  const answerIn = (body: string): FirstAnswer =>
    JSON.parse(/<script type="application\/json" id="first-answer">(.*?)<\/script>/.exec(body)?.[1] ?? '');

  it('is rendered once for a room, and each gets its own hello, before every script', async () => {
    const drawn = aDrawing();
    const server = await aDrawingServer(() => drawn);
    const names = ['ann', 'bob', 'zed'];
    const bodies = await Promise.all(names.map((name) => server.get('/', { Cookie: `name=${name}` })));
    for (const [n, { body }] of bodies.entries()) {
      expect(answerIn(body).hello.session.name).toBe(names[n]);
      for (const other of names.filter((name) => name !== names[n])) expect(body).not.toContain(other);
      expect(body.indexOf('first-answer')).toBeLessThan(body.indexOf('nonce='));
      expect(body).toContain('</head>2<');
    }
    expect(server.asked).toEqual([drawn]);
    expect(drawings().size).toBe(0);
  });

  it('is rendered anew for another drawing, and without one as it was', async () => {
    let drawn: Drawn | null = aDrawing();
    const server = await aDrawingServer(() => drawn);
    await server.get('/');
    drawn = aDrawing({ totals: { nodes: 1, tasks: 9, running: 3, revision: 5 } });
    expect((await server.get('/')).body).toContain('</head>9<');
    drawn = null;
    const { body } = await server.get('/');
    expect(body).toContain('</head>nothing<');
    expect(body).not.toContain('first-answer');
  });

  it('has its scripts wait for the picture in it, and not for what only they can draw', async () => {
    const picture = { hello: aHello(null), density: 'tiles', snapshot: {} } as Drawn;
    const { body } = await (await aDrawingServer(() => picture)).get('/');
    expect(body).not.toContain('src="/a.js"');
    expect(body).toContain('["/a.js"]');
    const outline = await (await aDrawingServer(() => aDrawing())).get('/');
    expect(outline.body).toContain('src="/a.js" async=""');
  });

  it.each([
    ['another page', '/services'],
    ['an address that says more', '/?view=table'],
  ])('%s is not', async (_name, path) => {
    const drawn = aDrawing();
    const server = await aDrawingServer(() => drawn);
    expect((await server.get(path)).body).not.toContain('first-answer');
    expect(server.asked).toEqual([undefined]);
  });

  it('where drawing takes too much, a page comes without', async () => {
    const server = await aDrawingServer(() => aDrawing(), { ...LIMITS, drawnMsPer10s: 0 });
    expect((await server.get('/')).body).toContain('</head>nothing<');
  });

  it('no text of it ends its element, and what only the HTML holds is not told again', async () => {
    const name = "</script><script>alert('$&')</script>";
    const hello = { ...aHello(null), source: { kind: 'live' as const, endpoint: name } };
    const drawn = aDrawing({
      hello,
      outline: [{ id: nodeId('n'), name, state: 'ready', availability: 'active', running: 1 }],
    });
    const server = await aDrawingServer(() => drawn);
    const { body } = await server.get('/');
    expect(body).not.toContain("alert('$&')</script>");
    expect(answerIn(body).drawn).toEqual({
      hello,
      density: 'bars',
      totals: { nodes: 1, tasks: 2, running: 3, revision: 4 },
    });
  });
});
