import type { Role } from '../objects/specs';
import { createRandom } from '../simulation/random';

/** What the managers ask of who wants to join. They look like real ones, and admit nobody: no manager listens. */
export interface JoinTokens {
  /** Counts the rotations: the version of the swarm's own record. */
  readonly index: number;
  of(role: Role): string;
  rotate(roles: readonly Role[]): void;
}

/** Draws from a chance of its own: the swarm's goes on as if nobody had asked. */
export function createJoinTokens(seed: number): JoinTokens {
  const random = createRandom(seed);
  const trustRoot = random.id() + random.id();
  const make = () => `SWMTKN-1-${trustRoot}-${random.id()}`;
  const tokens: Record<Role, string> = { worker: make(), manager: make() };
  let index = 1;
  return {
    get index() {
      return index;
    },
    of: (role) => tokens[role],
    rotate(roles) {
      index += 1;
      for (const role of roles) tokens[role] = make();
    },
  };
}
