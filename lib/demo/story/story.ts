import type { Swarm } from '../swarm/swarm';
import { Refused } from './call-docker';
import { type Chapter, chapters, openShop, type Stage } from './story-chapters';
import { createStoryHand } from './story-hand';

const BETWEEN_CHAPTERS_S = 8;

/**
 * Lets a swarm live, for people to watch: chapter after chapter, round after round, through Docker's API at
 * `socketPath`. Returns how to end it.
 */
export function tellStory(swarm: Swarm, socketPath: string): () => void {
  let isOver = false;
  const stage: Stage = {
    swarm,
    hand: createStoryHand(socketPath),
    pause: (seconds) =>
      new Promise((resolve) => {
        // Once over, nobody waits any more: the pause never ends, and the story with it.
        swarm.clock.after(seconds * 1_000, () => {
          if (!isOver) resolve();
        });
      }),
  };
  const round: readonly Chapter[] = [openShop(), ...chapters];
  const tell = async () => {
    for (;;) {
      for (const chapter of round) {
        await stage.pause(BETWEEN_CHAPTERS_S);
        await chapter(stage).catch((error: unknown) => {
          // Somebody else came between: their change stands, and the story goes on elsewhere.
          if (!(error instanceof Refused)) throw error;
        });
      }
    }
  };
  tell().catch((error: unknown) => {
    // The swarm is still there, only quiet from here on.
    if (!isOver) process.emitWarning(error instanceof Error ? error : String(error));
  });
  return () => {
    isOver = true;
  };
}
