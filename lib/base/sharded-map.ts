import { atOnce } from './in-slices';

/** Entries in a shard, about: what one change copies. */
const SHARD = 64;

/**
 * A map that never changes: `with` makes another one, which shares with it all that is the same, so that the cost follows
 * the change. Iterates shard by shard; a small map in the order in which it was filled.
 */
export class ShardedMap<K extends string, V> implements ReadonlyMap<K, V> {
  private constructor(
    /** Their number is a power of two. */
    private readonly shards: readonly ReadonlyMap<K, V>[],
    readonly size: number,
  ) {}

  /** The same entries; the map itself where it is one of this kind. */
  static of<K extends string, V>(map: ReadonlyMap<K, V>): ShardedMap<K, V> {
    return map instanceof ShardedMap ? map : atOnce(ShardedMap.filling(map, map.size));
  }

  /** Makes one of about `count` entries, as work that can be done in slices. */
  static *filling<K extends string, V>(
    entries: Iterable<readonly [K, V]>,
    count: number,
  ): Generator<undefined, ShardedMap<K, V>> {
    const shards = Array.from(
      { length: 2 ** Math.max(0, Math.ceil(Math.log2(count / SHARD))) },
      () => new Map<K, V>(),
    );
    for (const [key, value] of entries) {
      shards[shardOf(key, shards.length)]?.set(key, value);
      yield;
    }
    return new ShardedMap(
      shards,
      shards.reduce((sum, shard) => sum + shard.size, 0),
    );
  }

  /** Without the keys in `remove`, then with the entries in `put`. */
  with(put: Iterable<readonly [K, V]>, remove: Iterable<K>): ShardedMap<K, V> {
    const shards = [...this.shards];
    const copied = new Map<number, Map<K, V>>();
    const copyWith = (key: K): Map<K, V> => {
      const at = shardOf(key, shards.length);
      const copy = copied.get(at) ?? new Map(shards[at]);
      if (!copied.has(at)) copied.set(at, copy);
      return copy;
    };
    for (const key of remove) copyWith(key).delete(key);
    for (const [key, value] of put) copyWith(key).set(key, value);
    let { size } = this;
    for (const [at, copy] of copied) {
      size += copy.size - (shards[at]?.size ?? 0);
      shards[at] = copy;
    }
    const next = new ShardedMap(shards, size);
    const mean = size / shards.length;
    const isBadlyCut = mean > 2 * SHARD || (mean < SHARD / 8 && shards.length > 1);
    return isBadlyCut ? ShardedMap.of(new Map(next)) : next;
  }

  /** The parts in which two maps may differ: of maps made from each other few. Of others, whole. */
  static *differing<K extends string, V>(
    a: ReadonlyMap<K, V>,
    b: ReadonlyMap<K, V>,
  ): Generator<readonly [ReadonlyMap<K, V>, ReadonlyMap<K, V>]> {
    const isAlike = a instanceof ShardedMap && b instanceof ShardedMap && a.shards.length === b.shards.length;
    if (!isAlike) return yield [a, b];
    for (const [at, shard] of a.shards.entries()) {
      const other = b.shards[at];
      if (other && other !== shard) yield [shard, other];
    }
  }

  get(key: K): V | undefined {
    return this.shards[shardOf(key, this.shards.length)]?.get(key);
  }

  has(key: K): boolean {
    return this.shards[shardOf(key, this.shards.length)]?.has(key) ?? false;
  }

  forEach(each: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) each(value, key, this);
  }

  *entries(): MapIterator<[K, V]> {
    for (const shard of this.shards) yield* shard.entries();
  }

  *keys(): MapIterator<K> {
    for (const shard of this.shards) yield* shard.keys();
  }

  *values(): MapIterator<V> {
    for (const shard of this.shards) yield* shard.values();
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }
}

/** By the end of the key: ids are random, and what is counted up differs there. */
function shardOf(key: string, count: number): number {
  let hash = 0;
  for (let i = Math.max(0, key.length - 4); i < key.length; i += 1) hash = hash * 31 + key.charCodeAt(i);
  return hash & (count - 1);
}
