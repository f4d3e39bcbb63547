import { type StandIn, startStandIn } from '@/lib/docker/stand-in.testing';
import { type RunningSwarmscope, startSwarmscope } from './start-swarmscope';
import { test as base } from './test';

interface Fixtures {
  /** A Docker that plays well or badly, as the test tells it. */
  readonly standIn: StandIn;
  /** Starts a server that watches the stand-in, and opens the grid. */
  readonly open: () => Promise<RunningSwarmscope>;
}

/** `test` before a Docker that answers what the test likes: no demo swarm here, and a test prepares its Docker first. */
export const test = base.extend<Fixtures>({
  standIn: async ({ browserName: _ }, use) => {
    const standIn = await startStandIn();
    await use(standIn);
    await standIn.close();
  },
  baseURL: undefined,
  open: async ({ standIn, page, env }, use) => {
    const servers: RunningSwarmscope[] = [];
    await use(async () => {
      const server = await startSwarmscope({ env: { ...env, DOCKER_HOST: `unix://${standIn.socketPath}` } });
      servers.push(server);
      await page.goto(server.url);
      return server;
    });
    await page.close();
    for (const server of servers) await server.stop();
  },
});
