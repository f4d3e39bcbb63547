import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as SocketIo } from 'socket.io';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStranger, messages, type Stranger } from './stranger';

let server: Server;
let io: SocketIo;
let stranger: Stranger;
beforeEach(async () => {
  server = createServer((request, response) => response.end(request.socket.remoteAddress));
  io = new SocketIo(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  stranger = createStranger('127.0.0.9', { port, host: `localhost:${port}` });
});
afterEach(async () => {
  const closed = io.close();
  server.closeAllConnections();
  await closed;
});

test.each([1, 1_000, 100_000])('a message of %d characters arrives as a page’s does', async (length) => {
  const arrived = new Promise((resolve) => {
    io.on('connection', (browser) => void browser.on('act', resolve));
  });
  await stranger.write(messages(stranger.target, `42["act","${'x'.repeat(length)}"]`));
  expect(await arrived).toBe('x'.repeat(length));
});

test('it comes from an address of its own', async () => {
  const from = new Promise((resolve) => {
    server.on('request', ({ socket }) => resolve(socket.remoteAddress));
  });
  await stranger.send('GET', '/');
  expect(await from).toBe('127.0.0.9');
});

test('what it holds stays, and only so much of it', async () => {
  const count = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, found) => (error ? reject(error) : resolve(found))),
    );
  for (let n = 0; n < 10; n += 1) await stranger.hold('GET / HTTP/1.1\r\n');
  await expect.poll(count).toBe(4);
});
