import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from 'playwright/test';
import { watchConsole } from './console-errors';
import { type DockerApi, dockerApi } from './docker-api';
import { type RunningSwarmscope, startSwarmscope } from './start-swarmscope';
import { waitUntilTakenOver } from './taken-over';

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

/** A server and the API of its swarm. */
interface Book {
  readonly swarmscope: RunningSwarmscope;
  readonly docker: DockerApi;
}

interface WorkerFixtures {
  /** Starts such a server for all tests of a worker that only look, unless it runs already. */
  readonly openBook: () => Promise<Book>;
}

async function startBook(folder: string, env: Readonly<Record<string, string>> = {}): Promise<Book> {
  const socket = join(folder, 'docker.sock');
  const own = { SWARM: 'demo', DEMO: 'calm', DEMO_SOCKET: socket };
  return { swarmscope: await startSwarmscope({ env: { ...own, ...env } }), docker: dockerApi(socket) };
}

const makeFolder = () => mkdtemp(join(tmpdir(), 'swarmscope-e2e-'));

/**
 * Playwright's test with a server and a swarm, made for it and taken away after it. Pages open relative to that server;
 * an error on the browser's console that nobody expects fails the test.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  env: [{}, { option: true }],
  expectedErrors: [[], { option: true }],
  folder: async ({ browserName: _ }, use) => {
    const folder = await makeFolder();
    await use(folder);
    await rm(folder, { recursive: true });
  },
  openBook: [
    async ({ browserName: _ }, use) => {
      const folder = await makeFolder();
      let book: Promise<Book> | null = null;
      await use(() => {
        book ??= startBook(folder);
        return book;
      });
      // Playwright's `use` may have set it, which the compiler cannot see.
      await (await (book as Promise<Book> | null))?.swarmscope.stop();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  swarmscope: async ({ folder, env }, use) => {
    const { swarmscope } = await startBook(folder, env);
    await use(swarmscope);
    await swarmscope.stop();
  },
  docker: async ({ folder, swarmscope: _ }, use) => use(dockerApi(join(folder, 'docker.sock'))),
  baseURL: async ({ swarmscope }, use) => use(swarmscope.url),
  page: async ({ page, expectedErrors, javaScriptEnabled }, use) => {
    const errors = watchConsole(page, expectedErrors);
    if (javaScriptEnabled) waitUntilTakenOver(page);
    await use(page);
    expect(errors(), 'errors on the browser’s console').toEqual([]);
  },
});

/**
 * The same for a test that only looks, on a server that others have looked at: it begins at once. One that leaves a trace in
 * the swarm fails.
 */
export const look = test.extend<Fixtures>({
  swarmscope: async ({ openBook }, use) => {
    const { swarmscope, docker } = await openBook();
    const before = await versions(docker);
    await use(swarmscope);
    expect(await versions(docker), 'what others will look at').toEqual(before);
  },
  docker: async ({ openBook }, use) => use((await openBook()).docker),
});

/** Everything in a swarm, with how often it was changed. */
async function versions(docker: DockerApi): Promise<string[]> {
  type Listed = { readonly ID?: string; readonly Id?: string; readonly Version?: { readonly Index: number } };
  const paths = ['/nodes', '/services', '/tasks', '/networks', '/secrets', '/configs'];
  const all = await Promise.all(paths.map((path) => docker.get<Listed[]>(path)));
  return all.flat().map(({ ID, Id, Version }) => `${ID ?? Id} ${Version?.Index}`);
}

export { expect };
