import { test as base, expect } from 'playwright/test';
import { watchConsole } from '../support/console-errors';
import { type RunningSwarmscope, startSwarmscope } from '../support/start-swarmscope';
import { leftovers } from './clear';
import { type Lab, startLab } from './lab';
import { SwarmPage } from './page';
import { restoreSwarm } from './restore-swarm';
import { type Swarm, swarmOf } from './swarm';

type WorkerFixtures = {
  /** How many managers the lab has: `test.use({ managers: 3 })` at the top of a file gives it a lab of its own. */
  managers: number;
  /** The book's cluster, one for each worker, up for as long as the tests of one kind need it. */
  lab: Lab;
  /** Swarmscope, watching the lab's first manager. */
  swarmscope: RunningSwarmscope;
};

type TestFixtures = {
  /** The terminal. After the test, everything that was made in the swarm is taken away again. */
  swarm: Swarm;
  /** What the test itself makes the browser complain of. */
  expectedErrors: RegExp[];
  /** The browser at the grid, signed in; an error on its console that nobody expects fails the test. */
  view: SwarmPage;
};

/** Playwright's test with a real swarm. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  managers: [1, { scope: 'worker', option: true }],
  lab: [
    async ({ managers }, use, { parallelIndex }) => {
      const name = `${process.env.LAB_NAME || 'swarmscope-e2e'}${parallelIndex === 0 ? '' : `-${parallelIndex + 1}`}`;
      const lab = await startLab({ name, managers, workers: 3, owned: true });
      await use(lab);
      await lab.down();
      const left = await leftovers(lab.plan);
      if (left.length > 0) throw new Error(`The lab left these behind:\n${left.join('\n')}`);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  swarmscope: [
    async ({ lab }, use) => {
      const [manager = ''] = lab.hosts;
      const swarmscope = await startSwarmscope({
        env: {
          DOCKER_HOST: `unix://${lab.socket(manager)}`,
          SWARM: 'live',
          REGISTRY: `http://${lab.plan.registry.address}:5000`,
        },
      });
      await use(swarmscope);
      await swarmscope.stop();
    },
    { scope: 'worker', timeout: 200_000 },
  ],
  swarm: [
    async ({ lab }, use, testInfo) => {
      const swarm = swarmOf(lab);
      await use(swarm);
      if (testInfo.errors.length > 0)
        await testInfo.attach('tasks', { body: await describeTasks(swarm).catch(String) });
      await restoreSwarm(lab);
    },
    { auto: true, timeout: 150_000 },
  ],
  expectedErrors: [[], { option: true }],
  view: async ({ page, swarmscope, expectedErrors }, use, testInfo) => {
    const errors = watchConsole(page, expectedErrors);
    const view = new SwarmPage(page);
    await view.open(swarmscope.signInLink() ?? swarmscope.url);
    await use(view);
    if (testInfo.errors.length > 0) await testInfo.attach('server', { body: swarmscope.output() });
    expect(errors(), 'errors on the browser’s console').toEqual([]);
  },
});

/** Every task that the swarm remembers, with Docker's remarks. */
async function describeTasks({ docker }: Swarm): Promise<string> {
  const nodes = (await docker('node', 'ls', '--quiet')).split('\n');
  return docker('node', 'ps', '--no-trunc', ...nodes);
}

export { expect };
