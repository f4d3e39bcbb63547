import { inSlices } from '@/lib/base/in-slices';
import type { Observer } from '@/lib/observer/observer';
import { packSnapshot } from '@/lib/protocol/pack-picture';
import type { NameTask } from '@/lib/protocol/task-names';
import type { Feed } from '@/lib/swarm/picture/feed';
import { compress } from '../http/compress';

/** A snapshot as it travels. */
export interface EncodedSnapshot {
  readonly revision: number;
  /** Gzipped JSON of a `PackedSnapshot`. */
  readonly bytes: ArrayBuffer;
}

type Watched = Pick<Observer, 'cluster' | 'revision' | 'feed' | 'activities'>;

/**
 * Encodes the picture when a browser needs it, and again when `isOld` says so of the last one: a browser that gets one
 * from a moment ago is sent the revisions since. One that was live is not given out when Docker has failed since. [P2]
 */
export function createSnapshotCache(
  observer: Watched,
  nameOf: () => NameTask,
  isOld: (revision: number) => boolean,
): () => Promise<EncodedSnapshot> {
  let cached: { revision: number; state: Feed['state']; snapshot: Promise<EncodedSnapshot> } | null = null;
  return () => {
    const { revision, feed } = observer;
    if (!cached || cached.state !== feed.state || isOld(cached.revision)) {
      const snapshot = encode(observer, nameOf());
      cached = { revision, state: feed.state, snapshot };
      // The next browser tries again.
      snapshot.catch(() => {
        cached = null;
      });
    }
    return cached.snapshot;
  };
}

async function encode(observer: Watched, nameOf: NameTask): Promise<EncodedSnapshot> {
  const { cluster, revision, feed, activities } = observer;
  const packed = await inSlices(packSnapshot({ cluster, revision, feed, activities }, nameOf));
  return { revision, bytes: await compress(JSON.stringify(packed)) };
}
