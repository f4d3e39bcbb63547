import type { Cluster, ClusterObjects, CollectionName } from '@/lib/swarm/objects/cluster';
import type { Packed } from './pack';
import type { PackedRevision, PackedSnapshot, Revision, Snapshot } from './picture';
import { unpack } from './unpack';

/** Makes a picture of a packed snapshot again. Throws on what is none. */
export function openSnapshot({ table, objects, ...rest }: PackedSnapshot): Snapshot {
  const byId = (packed: Packed) => new Map(unpack(packed, table).map((object) => [object.id, object]));
  // The server of this very page packed them; both speak the protocol version that hello named.
  return { ...rest, cluster: eachOf(objects, byId) as unknown as Cluster };
}

/** Makes a difference of a packed revision again. Throws on what is none. */
export function openRevision({ table, put, remove, ...rest }: PackedRevision): Revision {
  const opened = eachOf(put, (packed) => unpack(packed, table));
  return { ...rest, delta: { put: opened as { [K in CollectionName]?: ClusterObjects[K][] }, remove } };
}

const eachOf = <T>(packed: PackedRevision['put'], open: (packed: Packed) => T) =>
  Object.fromEntries(Object.entries(packed).map(([name, each]) => [name, open(each)]));
