import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { addAcceptors } from './more-acceptors';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0).reverse()) close();
});

async function aServer() {
  const server = createServer((_, response) => response.end('there'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  return { server, port: (server.address() as AddressInfo).port };
}

/** The most connections that the server took in one turn of the loop, of 40 that came at once. */
async function mostInATurn({ server, port }: Awaited<ReturnType<typeof aServer>>): Promise<number> {
  const turns: number[] = [];
  let taken = 0;
  const all = new Promise<void>((resolve) => {
    server.on('connection', () => {
      taken += 1;
      if (turns.push(turn) === 40) resolve();
    });
  });
  let turn = 0;
  const count = () => {
    turn += 1;
    if (taken < 40) setImmediate(count);
  };
  const clients: Socket[] = Array.from({ length: 40 }, () => connect(port, '127.0.0.1'));
  closers.push(() => clients.forEach((client) => void client.destroy()));
  setImmediate(count);
  await all;
  return Math.max(...turns.map((one) => turns.filter((other) => other === one).length));
}

it('takes several connections in a turn of the loop', async () => {
  const served = await aServer();
  const acceptors = addAcceptors(served.server, served.server, 7);
  closers.push(() => acceptors.close());
  await expect.poll(() => acceptors.count, { timeout: 30_000 }).toBe(7);
  expect(await mostInATurn(served)).toBeGreaterThan(2);
});

it('answers those whom it takes so as all others, also who has said all that it will', async () => {
  const served = await aServer();
  const acceptors = addAcceptors(served.server, served.server, 3);
  closers.push(() => acceptors.close());
  await expect.poll(() => acceptors.count, { timeout: 30_000 }).toBe(3);
  for (let n = 0; n < 20; n += 1) {
    const client = connect({ port: served.port, host: '127.0.0.1', allowHalfOpen: true });
    client.end('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    let heard = '';
    for await (const piece of client) heard += String(piece);
    expect(heard).toContain('there');
  }
});

it('takes no connection that nobody answers, at its start either', async () => {
  const { server, port } = await aServer();
  for (let n = 0; n < 5; n += 1) {
    const acceptors = addAcceptors(server, server, 3);
    closers.push(() => acceptors.close());
    while (acceptors.count < 3) {
      const answers = Array.from({ length: 10 }, () =>
        fetch(`http://127.0.0.1:${port}/`, { headers: { Connection: 'close' } }),
      );
      for (const answer of await Promise.all(answers)) expect(await answer.text()).toBe('there');
    }
  }
});

/** How connecting to a port ends: the error's code, or `connected`. */
const codeOf = (port: number) =>
  new Promise<string | undefined>((resolve) => {
    const client = connect(port, '127.0.0.1', () => {
      client.destroy();
      resolve('connected');
    });
    client.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code));
  });

it('leaves nothing that listens', async () => {
  const { server, port } = await aServer();
  const acceptors = addAcceptors(server, server, 3);
  await expect.poll(() => acceptors.count, { timeout: 30_000 }).toBe(3);
  acceptors.close();
  await new Promise((resolve) => server.close(resolve));
  // The process that sent the copies holds its own until it ends, which on a busy machine is a moment after the last came.
  await expect.poll(() => codeOf(port), { timeout: 30_000 }).toBe('ECONNREFUSED');
});
