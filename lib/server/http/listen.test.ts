import { createServer } from 'node:http';
import { Server } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { listen } from './listen';

const real = Server.prototype.listen;
const listening = vi.spyOn(Server.prototype, 'listen');
const server = createServer();
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

/** Listening at `address` fails this often. */
function fail(address: string, code: string, times: number): { left: number } {
  const failures = { left: times };
  listening.mockImplementation(function (this: Server, ...given: unknown[]) {
    if (given[1] !== address || failures.left === 0) return Reflect.apply(real, this, given);
    failures.left -= 1;
    queueMicrotask(() => this.emit('error', Object.assign(new Error(code), { code })));
    return this;
  });
  return failures;
}

it.each(['EAFNOSUPPORT', 'EADDRNOTAVAIL'])(
  'localhost is IPv4 alone where the kernel says %s of the rest',
  async (code) => {
    fail('::1', code, 1);
    const { port, close } = await listen(server, 0, 'localhost');
    expect(server.address()).toEqual({ address: '127.0.0.1', family: 'IPv4', port });
    close();
  },
);

it('a free port is one that is free at both loopback addresses', async () => {
  const failures = fail('127.0.0.1', 'EADDRINUSE', 3);
  const { port, close } = await listen(server, 0, 'localhost');
  expect(failures.left).toBe(0);
  expect(port).toBeGreaterThan(0);
  close();
});

it('a port that was asked for is not tried again', async () => {
  const free = await listen(server, 0, 'localhost');
  free.close();
  await new Promise((resolve) => server.close(resolve));
  const failures = fail('127.0.0.1', 'EADDRINUSE', 2);
  await expect(listen(server, free.port, 'localhost')).rejects.toThrow('EADDRINUSE');
  expect(failures.left).toBe(1);
});
