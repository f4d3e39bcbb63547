import { join } from 'node:path';
import { type RunningSwarmscope, startSwarmscope } from './start-swarmscope';
import { test as base, expect } from './test';

interface Fixtures {
  /** How the server that watches signs people in. */
  readonly signIn: Readonly<Record<string, string>>;
  /** A second server, which watches the demo swarm as it would watch any Docker: not everyone may act. */
  readonly watcher: RunningSwarmscope;
}

/** The test's pages open at the server that watches. */
export const test = base.extend<Fixtures>({
  signIn: [{}, { option: true }],
  watcher: async ({ folder, swarmscope: _, signIn }, use) => {
    const watcher = await startSwarmscope({
      env: { DOCKER_HOST: `unix://${join(folder, 'docker.sock')}`, ...signIn },
    });
    await use(watcher);
    await watcher.stop();
  },
  baseURL: async ({ watcher }, use) => use(watcher.url),
});

export { expect };
