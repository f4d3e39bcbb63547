import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Server as SocketServer } from 'socket.io';
import { io } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import { readBody } from './body';
import { createBoundServer } from './bound-server';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const SHORT = {
  headersMs: 200,
  requestMs: 400,
  keepAliveMs: 200,
  silenceMs: 60_000,
  connections: 100,
};

async function aServer(
  handle: (request: IncomingMessage, response: ServerResponse) => unknown,
  limits: Parameters<typeof createBoundServer>[0] = {},
  isProxy?: (address: string) => boolean,
) {
  const server = createBoundServer({ ...SHORT, ...limits }, isProxy);
  server.on('request', handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { server, port };
}

/** A client that sends `head`, and then a byte whenever the timer comes round, for ever. */
function aSlowClient(port: number, head: string, more: string) {
  const socket: Socket = connect(port, '127.0.0.1');
  const seen = { isEnded: false, heard: '' };
  socket.on('data', (piece) => {
    seen.heard += piece;
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    seen.isEnded = true;
  });
  if (head) socket.write(head);
  const timer = more && setInterval(() => socket.writable && socket.write(more), 20);
  closers.push(() => {
    if (timer) clearInterval(timer);
    socket.destroy();
  });
  return seen;
}

it.each([
  ['sends nothing', '', ''],
  ['sends a head byte by byte', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', 'a'],
  ['sends one header after the other', 'GET / HTTP/1.1\r\nHost: x\r\n', 'X-Slow: a\r\n'],
])('a client that %s is ended', async (_, head, more) => {
  const { port } = await aServer((_request, response) => response.end('page'));
  const client = aSlowClient(port, head, more);
  await expect.poll(() => client.isEnded).toBe(true);
  expect(client.heard).not.toContain('page');
});

it.each([
  ['byte by byte', 'a'],
  ['not at all', ''],
])('a client whose body comes %s is ended, and who reads it hears', async (_, more) => {
  const bodies: (string | null)[] = [];
  const { port } = await aServer(async (request) => bodies.push(await readBody(request, 4_096)));
  const head = 'POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n';
  const client = aSlowClient(port, head, more);
  await expect.poll(() => client.isEnded).toBe(true);
  await expect.poll(() => bodies).toEqual([null]);
});

it('a client that keeps its connection for nothing is ended', async () => {
  const { port } = await aServer((_request, response) => response.end('page'));
  const client = aSlowClient(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', '');
  await expect.poll(() => client.isEnded).toBe(true);
  expect(client.heard).toContain('page');
});

it('a client that reads nothing of a long answer is ended', async () => {
  let isClosed = false;
  const { port } = await aServer(
    (_request, response) => {
      response.on('close', () => {
        isClosed = true;
      });
      response.end(Buffer.alloc(50_000_000));
    },
    { silenceMs: 300 },
  );
  const socket = connect(port, '127.0.0.1').pause();
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  closers.push(() => socket.destroy());
  await expect.poll(() => isClosed).toBe(true);
});

it('an answer that says something now and then goes on beyond all limits, and so does a web socket', async () => {
  const { server, port } = await aServer(
    async (request, response) => {
      if (request.url?.startsWith('/socket.io/')) return;
      for (let n = 0; n < 30; n += 1) {
        response.write(`line ${n}\n`);
        await new Promise((next) => setTimeout(next, 50));
      }
      response.end('end');
    },
    { silenceMs: 1_000 },
  );
  // Pings seldom: between them nothing is sent for longer than any limit.
  const sockets = new SocketServer(server, { pingInterval: 30_000 });
  sockets.on('connection', (socket) => socket.on('hello', (answer) => answer('hello')));
  closers.push(() => sockets.close());
  const browser = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false });
  closers.push(() => browser.close());
  await expect.poll(() => browser.connected).toBe(true);
  const answer = await fetch(`http://127.0.0.1:${port}/logs/stream`);
  expect(await answer.text()).toMatch(/line 29\nend$/);
  expect(await browser.emitWithAck('hello')).toBe('hello');
});

it('beyond so many connections a further one is not taken', async () => {
  let requests = 0;
  const { port } = await aServer(() => (requests += 1), {
    connections: 1,
    headersMs: 60_000,
    requestMs: 60_000,
  });
  const first = aSlowClient(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', '');
  await expect.poll(() => requests).toBe(1);
  const second = aSlowClient(port, '', '');
  await expect.poll(() => second.isEnded).toBe(true);
  expect(first.isEnded).toBe(false);
});

it('beyond so many of one network neither, but a proxy stands for many', async () => {
  const PATIENT = { networkConnections: 1, headersMs: 60_000, requestMs: 60_000 };
  const direct = await aServer(() => {}, PATIENT);
  const first = aSlowClient(direct.port, '', '');
  await new Promise((resolve) => direct.server.once('connection', resolve));
  const second = aSlowClient(direct.port, '', '');
  await expect.poll(() => second.isEnded).toBe(true);
  expect(first.isEnded).toBe(false);

  const proxied = await aServer(
    (_, response) => response.end('page'),
    PATIENT,
    (address) => address.endsWith('127.0.0.1'),
  );
  const many = [1, 2, 3].map(() => aSlowClient(proxied.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', ''));
  await expect.poll(() => many.every(({ heard }) => heard.includes('page'))).toBe(true);
});

it.each(['/', '/socket.io/?EIO=4&transport=polling'])(
  'requests to %s that come before an answer are not begun, and end the connection',
  async (path) => {
    const begun: string[] = [];
    const { server, port } = await aServer((request, response) => {
      begun.push(request.url ?? '');
      response.on('error', () => {});
      setTimeout(() => response.end('page'), 50);
    });
    const sockets = new SocketServer(server, { transports: ['websocket'] });
    closers.push(() => sockets.close());
    const upgrades: unknown[] = [];
    server.on('upgrade', (request) => upgrades.push(request));
    const client = aSlowClient(
      port,
      `GET /slow HTTP/1.1\r\nHost: x\r\n\r\n${`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(1_000)}`,
      '',
    );
    await expect.poll(() => client.isEnded).toBe(true);
    expect(begun).toEqual(['/slow']);
    expect(upgrades).toEqual([]);
    expect(client.heard).toBe('');
  },
);

it('requests that come one by one on a connection are answered, and so is one with a body', async () => {
  const { port } = await aServer((request, response) => response.end(request.url), { keepAliveMs: 60_000 });
  const requests = ['GET /a', 'POST /b', 'HEAD /c', 'GET /d'];
  const socket = connect(port, '127.0.0.1');
  closers.push(() => socket.destroy());
  for (const request of requests) {
    const answered = new Promise((resolve) => socket.once('data', resolve));
    const body = request.startsWith('POST') ? ['Content-Length: 4', '', 'body'] : ['', ''];
    socket.write([`${request} HTTP/1.1`, 'Host: x', ...body].join('\r\n'));
    expect(String(await answered)).toContain('HTTP/1.1 200 OK');
  }
});
