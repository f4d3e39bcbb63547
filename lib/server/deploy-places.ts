import { LIMITS } from './limits';

/** Who has stacks deployed and planned now: nobody has all the places that the docker CLI has for it. */
export interface DeployPlaces {
  /** Takes a place of `who`, until what is returned is called; null where they have as many as they may. */
  take(who: string): (() => void) | null;
}

export function createDeployPlaces(): DeployPlaces {
  const taken = new Map<string, number>();
  return {
    take(who) {
      const count = taken.get(who) ?? 0;
      if (count >= LIMITS.deploysEach) return null;
      taken.set(who, count + 1);
      return () => {
        const left = (taken.get(who) ?? 1) - 1;
        if (left > 0) taken.set(who, left);
        else taken.delete(who);
      };
    },
  };
}

/** For what is neither a plan nor a deploy. */
export const NO_PLACE = (): void => {};
