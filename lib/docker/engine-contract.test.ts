import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '@/lib/demo/start-demo';
import { engineContract } from './engine-contract.testing';

engineContract('the demo swarm', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contract-'));
  const demo = await startDemo({ socketPath: join(folder, 'docker.sock'), calm: true });
  return {
    address: { host: `unix://${demo.socketPath}` },
    image: 'registry:5000/example/echo:latest',
    async close() {
      await demo.close();
      await rm(folder, { recursive: true });
    },
  };
});

/** A manager with at least one worker beside it, as `npm run lab up` makes them; e2e/lab/contract.spec.ts names one. */
const lab = process.env.LAB_DOCKER_HOST;
if (lab)
  engineContract('a real swarm', async () => ({
    address: { host: lab },
    image: process.env.LAB_IMAGE ?? 'registry:5000/example/sleeper:latest',
    close: async () => {},
  }));
