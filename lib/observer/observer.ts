import type { RecordedCluster } from '@/lib/swarm/objects/cluster';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { Activity, ActivityEvent } from '@/lib/swarm/picture/activity';
import type { Delta } from '@/lib/swarm/picture/diff';
import type { Feed } from '@/lib/swarm/picture/feed';

/** One step of the picture. */
export interface Change {
  readonly revision: number;
  readonly delta: Delta;
  /** The feed's lines that are new, or other than before. */
  readonly activities: readonly Activity[];
  /** What they tell, one by one. */
  readonly events: readonly ActivityEvent[];
  /** When, ms since 1970. */
  readonly at: number;
}

export interface ObserverListener {
  /** The picture went from `revision - 1` to `revision`. */
  changed(change: Change): void;
  /** The feed's state changed, or Docker confirmed the picture again. */
  feed(feed: Feed): void;
}

/** Watches one engine for every browser. */
export interface Observer {
  readonly cluster: RecordedCluster;
  readonly revision: number;
  readonly feed: Feed;
  /** The latest activities, oldest first, at most 200. */
  readonly activities: readonly Activity[];
  start(): void;
  /** Resolves when every request has ended. */
  stop(): Promise<void>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: ObserverListener): () => void;
  /** These services are about to change: watch them closely now. */
  expect(services: readonly ServiceId[]): void;
}
