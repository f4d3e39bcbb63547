import { serve } from './api/serve';
import { createClock } from './simulation/clock';
import { churn } from './story/churn';
import { seedSwarm } from './story/seed';
import { tellStory } from './story/story';
import { createSwarm, type Swarm } from './swarm/swarm';

/** The swarm is this old when it opens, so all that it starts with has long settled. */
const AGE_MS = 20 * 60_000;

export interface DemoOptions {
  /** Where Docker's API is served: see `serve`. */
  readonly socketPath: string;
  /** Nodes, 4 unless told. */
  readonly nodes?: number | undefined;
  /** Tasks that run at the start; the book's stacks alone unless told. */
  readonly tasks?: number | undefined;
  /** No story: nothing happens but what is asked for. The same swarm each time. */
  readonly calm?: boolean | undefined;
  /** Things that happen a second besides: see `churn`. */
  readonly churn?: number | undefined;
}

export interface Demo {
  readonly socketPath: string;
  /** To pull plugs and let containers crash, which Docker's API does not do. */
  readonly swarm: Swarm;
  close(): Promise<void>;
}

/** Starts a swarm behind Docker's API on a unix socket. Rejects if it cannot listen there. */
export async function startDemo({
  socketPath,
  nodes = 4,
  tasks,
  calm = false,
  churn: perSecond = 0,
}: DemoOptions): Promise<Demo> {
  const clock = createClock(Date.now() - AGE_MS);
  const swarm = createSwarm(clock, calm ? 1 : Date.now());
  swarm.agents.whileUnseen(() => {
    seedSwarm(swarm, { nodes: Math.max(1, nodes), tasks });
    clock.advance(AGE_MS);
  });

  const stop = await serve(swarm, socketPath);
  clock.live();
  const endStory = calm ? () => {} : tellStory(swarm, socketPath);
  const endChurn = perSecond > 0 ? churn(swarm, perSecond) : () => {};
  return {
    socketPath,
    swarm,
    async close() {
      endStory();
      endChurn();
      clock.stop();
      await stop();
    },
  };
}
