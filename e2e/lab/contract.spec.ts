import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'playwright/test';
import { ROOT } from '../../scripts/repo.mjs';
import { startLab } from './lab';

/**
 * What `npm test` holds the demo swarm to, a real engine is held to here. In a lab of its own: Docker 20.10 lets the
 * tasks of a removed job run on for ever.
 */
test('the engine contract and the round trip of stacks hold on a real engine', async () => {
  test.setTimeout(420_000);
  const name = `${process.env.LAB_NAME || 'swarmscope-e2e'}-contract`;
  const lab = await startLab({ name, managers: 1, workers: 1, owned: true });
  try {
    const [manager = ''] = lab.hosts;
    const suite = [
      'run',
      'lib/docker/engine-contract.test.ts',
      'lib/docker/queries/round-trip.test.ts',
      '--testNamePattern=a real swarm|exported and deployed again',
      '--no-file-parallelism',
    ];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', ...suite],
      {
        cwd: ROOT,
        env: { ...process.env, LAB_DOCKER_HOST: `unix://${lab.socket(manager)}`, NO_COLOR: '1' },
      },
    );
    expect(stdout).toMatch(/Tests\s+\d+ passed/);
  } finally {
    await lab.down();
  }
});
