import type { Image } from '../objects/image';
import type { ServiceMode, UpdateConfig } from '../objects/service';
import type { Finding } from './finding';
import type { Step } from './outcome';

/** What deploying does to one object of a stack. */
export const STACK_CHANGES = [
  'create',
  'restart', // an update that replaces the service's tasks
  'update', // one that lets them run on
  'rerun', // a job: any write of its spec, an unchanged one too, runs it again
  'keep', // it is as the file says already
  'remove', // not in the file, and pruned
  'leave', // not in the file; it stays, as pruning was not asked for
] as const;

export type StackChange = (typeof STACK_CHANGES)[number];

/** Of a service's spec what a change is told by; the picture of the swarm shows all of it, too. */
export interface PlannedService {
  readonly image: Image;
  readonly mode: ServiceMode;
  readonly constraints: readonly string[];
  readonly update: Pick<UpdateConfig, 'parallelism' | 'order'>;
}

export interface PlannedObject {
  readonly object: Step['object'];
  readonly name: string;
  readonly change: StackChange;
  /** What differs, in Docker's words for the spec's parts ("Image", "Env"); never a value. */
  readonly differs: readonly string[];
  /** Of a service: as it is, and as it would be. */
  readonly before?: PlannedService;
  readonly after?: PlannedService;
}

/** What deploying a compose file would do now. */
export type StackPlan =
  /** The docker CLI's remarks on the file beside it, but for those of which the file's check tells. */
  | {
      readonly state: 'planned';
      readonly objects: readonly PlannedObject[];
      readonly remarks: readonly Finding[];
    }
  | { readonly state: 'refused'; readonly findings: readonly Finding[] }
  /** No docker CLI at the server. */
  | { readonly state: 'no-cli' };
