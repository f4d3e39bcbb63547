import type { Clock } from '../simulation/clock';
import type { Random } from '../simulation/random';
import type { Store } from '../store/store';
import type { Restarts } from './restarts';

/** What the orchestrators work with. */
export interface OrchestratorParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly restarts: Restarts;
}
