import type { Step } from './outcome';

/** A running stack as a compose file, and what that does not tell. */
export interface StackExport {
  readonly compose: string;
  readonly unsaid: readonly Unsaid[];
}

/** What of one object no compose file can say, in Docker's words for the fields: `Groups`, `Mounts.BindOptions.NonRecursive`. */
export interface Unsaid {
  readonly object: Step['object'];
  readonly name: string;
  /** Deploying the file takes these away. */
  readonly fields: readonly string[];
  /** Deploying the file puts these lists into another order, for which Swarm replaces the tasks. */
  readonly reordered: readonly string[];
}
