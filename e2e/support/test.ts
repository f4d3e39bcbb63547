import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from 'playwright/test';
import { watchConsole } from './console-errors';
import { type DockerApi, dockerApi } from './docker-api';
import { type RunningSwarmscope, startSwarmscope } from './start-swarmscope';

interface Fixtures {
  /** More of the server's configuration: `test.use({ env: { DEMO_NODES: '40' } })`. */
  readonly env: Readonly<Record<string, string>>;
  /** What the test itself makes the browser complain of. */
  readonly expectedErrors: RegExp[];
  /** A folder of the test's own. */
  readonly folder: string;
  /** A server of the test's own, on the embedded swarm of the book, where nothing happens by itself. */
  readonly swarmscope: RunningSwarmscope;
  /** The API of that swarm: what somebody does in a terminal. */
  readonly docker: DockerApi;
}

/**
 * Playwright's test with a server and a swarm, made for it and taken away after it. Pages open relative to that server;
 * an error on the browser's console that nobody expects fails the test.
 */
export const test = base.extend<Fixtures>({
  env: [{}, { option: true }],
  expectedErrors: [[], { option: true }],
  folder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'swarmscope-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  swarmscope: async ({ folder, env }, use) => {
    const own = { SWARM: 'demo', DEMO: 'calm', DEMO_SOCKET: join(folder, 'docker.sock') };
    const swarmscope = await startSwarmscope({ env: { ...own, ...env } });
    await use(swarmscope);
    await swarmscope.stop();
  },
  docker: async ({ folder, swarmscope: _ }, use) => use(dockerApi(join(folder, 'docker.sock'))),
  baseURL: async ({ swarmscope }, use) => use(swarmscope.url),
  page: async ({ page, expectedErrors }, use) => {
    const errors = watchConsole(page, expectedErrors);
    await use(page);
    expect(errors(), 'errors on the browser’s console').toEqual([]);
  },
});

export { expect };
