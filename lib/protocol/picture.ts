import type { Cluster, CollectionName } from '@/lib/swarm/objects/cluster';
import type { Activity } from '@/lib/swarm/picture/activity';
import type { Delta } from '@/lib/swarm/picture/diff';
import type { Feed } from '@/lib/swarm/picture/feed';
import type { Packed } from './pack';

/** The whole picture at one revision. */
export interface Snapshot {
  readonly revision: number;
  readonly feed: Feed;
  readonly cluster: Cluster;
  /** The latest, oldest first. */
  readonly activities: readonly Activity[];
}

/** A snapshot as it travels: gzipped JSON, made and compressed once for every browser that needs it. */
export interface PackedSnapshot extends Omit<Snapshot, 'cluster'> {
  readonly table: readonly unknown[];
  readonly objects: { readonly [K in CollectionName]: Packed };
}

/** What turns revision `base` into `revision`. A browser at another revision asks for what it misses. */
export interface Revision {
  readonly base: number;
  readonly revision: number;
  readonly delta: Delta;
  readonly activities: readonly Activity[];
}

/** A revision as it travels: as it is, or where that is long as gzipped JSON, compressed once for every browser. */
export interface PackedRevision extends Omit<Revision, 'delta'> {
  readonly table: readonly unknown[];
  readonly put: { readonly [K in CollectionName]?: Packed };
  readonly remove: Delta['remove'];
}
