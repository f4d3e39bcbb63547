import { atOnce } from '@/lib/base/in-slices';
import { ShardedMap } from '@/lib/base/sharded-map';
import {
  type Cluster,
  type ClusterIds,
  type ClusterObjects,
  COLLECTIONS,
  type CollectionName,
} from '../objects/cluster';

/** What turns one picture into the next: whole objects to put, ids to remove. */
export interface Delta {
  readonly put: { readonly [K in CollectionName]?: readonly ClusterObjects[K][] };
  readonly remove: { readonly [K in CollectionName]?: readonly ClusterIds[K][] };
}

/**
 * Compares by reference (objects are never changed in place), or as `isSame` says; null when nothing changed. Of pictures that `apply` made
 * from each other only the parts that differ are looked at. [S1, S2]
 */
export function diff(
  previous: Cluster,
  next: Cluster,
  isSame: (before: unknown, after: unknown) => boolean = Object.is,
): Delta | null {
  if (previous === next) return null;
  const put: Record<string, unknown[]> = {};
  const remove: Record<string, unknown[]> = {};
  for (const name of COLLECTIONS) {
    if (previous[name] === next[name]) continue;
    const changed: unknown[] = [];
    const gone: string[] = [];
    for (const [before, after] of ShardedMap.differing<string, unknown>(previous[name], next[name])) {
      for (const [id, object] of after) if (!isSame(before.get(id), object)) changed.push(object);
      for (const id of before.keys()) if (!after.has(id)) gone.push(id);
    }
    if (changed.length) put[name] = changed;
    if (gone.length) remove[name] = gone;
  }
  const nothing = Object.keys(put).length + Object.keys(remove).length === 0;
  // The loop above fills each name with that collection's own objects, which the index type cannot say.
  return nothing ? null : ({ put, remove } as Delta);
}

/**
 * The picture after `delta`, at a cost that follows it; what it does not name keeps its reference, down to whole
 * collections. [S3, S4]
 */
export const apply = (cluster: Cluster, delta: Delta): Cluster => atOnce(applying(cluster, delta));

/** The same as work that can be done in slices: the first picture is large. */
export function* applying(cluster: Cluster, delta: Delta): Generator<undefined, Cluster> {
  const next: Record<string, ReadonlyMap<string, unknown>> = { ...cluster };
  for (const name of COLLECTIONS) {
    const put: readonly { id: string }[] = delta.put[name] ?? [];
    const remove: readonly string[] = delta.remove[name] ?? [];
    if (put.length === 0 && remove.length === 0) continue;
    const entries = put.map((object) => [object.id, object] as const);
    const before = ShardedMap.of<string, unknown>(cluster[name]);
    next[name] =
      before.size === 0 ? yield* ShardedMap.filling(entries, entries.length) : before.with(entries, remove);
  }
  return next as Cluster; // same names, same kinds: see `diff`
}
