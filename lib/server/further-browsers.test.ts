import { io as connect } from 'socket.io-client';
import { afterEach, expect, it, vi } from 'vitest';
import { createDockerEngine } from '@/lib/docker/dockerode-engine';
import { startStandIn } from '@/lib/docker/stand-in.testing';
import { createObserver } from '@/lib/observer/create-observer';
import { PICTURE_PATH } from '@/lib/protocol/hello';
import { taskId } from '@/lib/swarm/made-up.testing';
import { aKeptAudit } from './made-up.testing';
import { startServer } from './server';
import { createLogger } from './telemetry/logger';
import { createMetrics } from './telemetry/metrics';

const closers: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closers.splice(0).reverse()) await close();
});

/** A server that watches a Docker which keeps what it is asked. */
async function aWatchingServer() {
  const docker = await startStandIn();
  const engine = createDockerEngine(docker.address);
  const observer = createObserver({ engine });
  const server = await startServer({
    config: {
      port: 0,
      host: '127.0.0.1',
      root: '',
      trust: () => false,
      view: 'open',
      password: null,
      users: [],
      registry: null,
      sessionSecret: null,
      allowedHosts: [],
      metricsToken: null,
      minPollMs: 250,
      source: { kind: 'live', address: docker.address },
    },
    source: { kind: 'live', endpoint: engine.endpoint },
    engine,
    observer,
    pages: {
      build: 'one',
      handle: async (_, response) => void response.end(),
      upgrade: () => false,
      close: async () => {},
    },
    dev: false,
    audit: aKeptAudit(),
    metrics: createMetrics(Date.now),
    logger: createLogger('silent'),
    clock: () => Date.now(),
    announceLink: () => {},
  });
  closers.push(
    () => docker.close(),
    () => engine.close(),
    () => observer.stop(),
    () => server.close(),
  );
  return { docker, observer, url: server.url };
}

/** Does what a page does that is opened: fetches the picture, connects, and asks for all that a page may ask. */
async function open(url: string): Promise<void> {
  await (await fetch(url + PICTURE_PATH)).arrayBuffer();
  const socket = connect(url, { transports: ['websocket'], forceNew: true, reconnection: false });
  closers.push(() => socket.close());
  await new Promise((resolve) => socket.once('snapshot', resolve));
  socket.emit('resync', -1);
  await new Promise((resolve) => socket.once('snapshot', resolve));
  await socket.emitWithAck('ask', { kind: 'task', task: taskId('nobody') });
}

it('[W7] a further browser costs Docker no request', async () => {
  // Time stands still but where the test lets it pass: what Docker is asked meanwhile is asked for a browser.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const { docker, observer, url } = await aWatchingServer();
  const turn = async () => (await fetch(`${url}/healthz`)).text();
  const quiet = async () => {
    for (let asked = -1; asked !== docker.asked.length; await turn()) {
      asked = docker.asked.length;
      await turn();
    }
  };
  observer.start();
  while (observer.feed.state !== 'live') {
    await vi.advanceTimersByTimeAsync(50);
    await turn();
  }
  await quiet();

  const { length } = docker.asked;
  for (let n = 0; n < 20; n += 1) await open(url);
  await quiet();
  expect(docker.asked.slice(length)).toEqual([]);

  // It is not that nobody looks.
  await vi.advanceTimersByTimeAsync(2_500);
  await quiet();
  expect(docker.asked.length).toBeGreaterThan(length);
});
