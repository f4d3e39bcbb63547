import { type RunningSwarmscope, startSwarmscope } from '../support/start-swarmscope';

/** Does `work` with a Swarmscope of its own, in this environment. */
export async function watchWith(
  env: Readonly<Record<string, string>>,
  work: (swarmscope: RunningSwarmscope) => Promise<void>,
): Promise<void> {
  const swarmscope = await startSwarmscope({ env: { SWARM: 'live', ...env } });
  try {
    await work(swarmscope);
  } finally {
    await swarmscope.stop();
  }
}
