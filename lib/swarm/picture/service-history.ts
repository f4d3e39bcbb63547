import type { ServiceMode } from '../objects/service';
import type { Gap } from './gap';
import type { KeptActivity } from './kept-activity';

/** How many of a service were meant to run and ran, from `at` (ms since 1970) until the next point. */
export interface ReplicaPoint {
  readonly at: number;
  readonly desired: number;
  readonly running: number;
}

/** `first`: what the spec was when it was first seen; `created`: the service was seen to come. */
export type SpecChange = 'first' | 'created' | 'image' | 'scale' | 'other';

/** A spec of a service, as far as the picture tells it. */
export interface SeenRevision {
  /** When it was seen, ms since 1970; of the `first`, when Docker last changed the service. */
  readonly at: number;
  /** What differs from the one before; of several, the first of this list: image, scale, other. */
  readonly change: SpecChange;
  readonly image: string;
  readonly mode: ServiceMode['kind'];
  /** Replicas, or completions of a job; null where the nodes decide. */
  readonly replicas: number | null;
  /** As `Service.template`. */
  readonly template: string;
}

/** What the server remembers of a service: at most its last hour. */
export interface ServiceHistory {
  /** When the server began to watch, ms since 1970. */
  readonly since: number;
  /** When nothing was watched since then, oldest first: what points say of such a time nobody saw. */
  readonly gaps: readonly Gap[];
  /** Oldest first. One that lasted into the hour begins it; what changed within a second, or longer where much did, is one. */
  readonly points: readonly ReplicaPoint[];
  /** What was told of it and its tasks, oldest first; the latest 200 at most. */
  readonly marks: readonly KeptActivity[];
  /** Its specs, oldest first, however long ago. */
  readonly revisions: readonly SeenRevision[];
}
