import { LIMITS } from '../limits/limits';
import { createTally } from '../limits/tally';

/** Who has stacks deployed and planned now: nobody has all the places that the docker CLI has for it. */
export interface DeployPlaces {
  /** Takes a place of `who`, until what is returned is called; null where they have as many as they may. */
  take(who: string): (() => void) | null;
}

export function createDeployPlaces(): DeployPlaces {
  const taken = createTally();
  return {
    take(who) {
      if (taken.of(who) >= LIMITS.deploysEach) return null;
      taken.add(who, 1);
      return () => void taken.add(who, -1);
    },
  };
}

/** For what is neither a plan nor a deploy. */
export const NO_PLACE = (): void => {};
