import type { Role } from '../objects/wire';
import { Random } from '../simulation/random';

/** What the managers ask of who wants to join. They look like real ones, and admit nobody: no manager listens. */
export class JoinTokens {
  /** Counts the rotations: the version of the swarm's own record. */
  index = 1;
  private readonly random: Random;
  private readonly trustRoot: string;
  private tokens: Record<Role, string>;

  /** Draws from a chance of its own: the swarm's goes on as if nobody had asked. */
  constructor(seed: number) {
    this.random = new Random(seed);
    this.trustRoot = this.random.id() + this.random.id();
    this.tokens = { worker: this.make(), manager: this.make() };
  }

  of(role: Role): string {
    return this.tokens[role];
  }

  rotate(roles: readonly Role[]): void {
    this.index += 1;
    for (const role of roles) this.tokens = { ...this.tokens, [role]: this.make() };
  }

  private make(): string {
    return `SWMTKN-1-${this.trustRoot}-${this.random.id()}`;
  }
}
