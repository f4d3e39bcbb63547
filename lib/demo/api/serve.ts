import { once } from 'node:events';
import { lstat, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import type { Swarm } from '../swarm/swarm';
import { createRouter } from './router';
import { routes } from './routes';

/**
 * Serves Docker's API for a swarm on a unix socket. A socket that an ended process left there is replaced; if a
 * process still answers, or if it is no socket, it stays and the promise rejects with EADDRINUSE.
 * Returns how to stop.
 */
export async function serve(swarm: Swarm, socketPath: string): Promise<() => Promise<void>> {
  const server = createServer(createRouter(swarm, routes));
  server.keepAliveTimeout = 60_000;
  try {
    await listen(server, socketPath);
  } catch (error) {
    if (!(await isLeftOver(socketPath))) throw error;
    await rm(socketPath);
    await listen(server, socketPath);
  }
  return async () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
}

async function listen(server: Server, socketPath: string): Promise<void> {
  server.listen(socketPath);
  await once(server, 'listening');
}

async function isLeftOver(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isSocket()) return false;
  return new Promise((resolve) => {
    const probe = connect(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(false);
    });
    probe.once('error', () => resolve(true));
  });
}
