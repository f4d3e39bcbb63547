import type { Change, Observer } from '@/lib/observer/observer';
import { cutName, type NameTask, WHOLE_IDS, wholeName } from '@/lib/protocol/task-names';
import { COLLECTIONS } from '@/lib/swarm/objects/cluster';
import type { Logger } from '../telemetry/logger';
import { encodeRevision } from './encode-revision';
import { createRevisionLog } from './revision-log';
import { createSnapshotCache, type EncodedSnapshot } from './snapshot-cache';
import { type Browser, type SocketIo, WATCHERS } from './socket-io';

/** Keeps every browser's picture up with the observer's. */
export interface Pictures {
  /** The picture as it is now or was a moment ago, encoded once for all who ask for it. */
  snapshot(): Promise<EncodedSnapshot>;
  /** Brings a browser that has `revision` (null: nothing) up to date, and lets it follow from there. [P1, P3] */
  serve(browser: Browser, revision: number | null): Promise<void>;
  /** The observer's picture changed. */
  changed(change: Change): void;
}

/** Messages that wait for a browser before it counts as slow: it skips revisions then, and gets a picture later. */
const MAX_BACKLOG = 32;

export function createPictures(io: SocketIo, observer: Observer, logger: Pick<Logger, 'error'>): Pictures {
  let nameOf: NameTask = wholeName;
  const revisions = createRevisionLog({
    current: observer.revision,
    encode: (revision) => encodeRevision(revision, nameOf),
  });
  /** Revisions with more objects than the picture are a longer way than a snapshot. */
  const size = () => COLLECTIONS.reduce((sum, name) => sum + observer.cluster[name].size, 0);
  const snapshot = createSnapshotCache(
    observer,
    () => nameOf,
    (revision) => revisions.since(revision, size() / 10) === null,
  );

  async function serve(browser: Browser, revision: number | null): Promise<void> {
    if (browser.data.isServed) return;
    browser.data.isServed = true;
    browser.leave(WATCHERS);
    try {
      let at = revision;
      // A returning browser gets what is shorter; after a picture, whatever came while it was made.
      for (let limit = size(); ; limit = Number.POSITIVE_INFINITY) {
        const missing = at === null ? null : revisions.since(at, limit);
        if (missing !== null) {
          for (const each of missing) browser.emit('revision', each);
          break;
        }
        const { bytes, revision: next } = await snapshot();
        if (!browser.connected) return;
        browser.emit('snapshot', bytes);
        at = next;
      }
      browser.emit('feed', observer.feed);
      browser.join(WATCHERS);
    } catch (cause) {
      logger.error({ err: cause }, 'a picture could not be sent');
      browser.conn.close();
    } finally {
      browser.data.isServed = false;
    }
  }

  const watchers = () => [...io.sockets.sockets.values()].filter((browser) => browser.rooms.has(WATCHERS));

  function skipSlowBrowsers(): void {
    for (const browser of watchers()) {
      if (browser.data.backlog <= MAX_BACKLOG) continue;
      browser.leave(WATCHERS);
      browser.conn.once('drain', () => void serve(browser, null));
    }
  }

  return {
    snapshot,
    serve,
    changed(change) {
      skipSlowBrowsers();
      // Once cut, ids stay so: browsers would lose their tiles at each change between the two.
      const isNowCut = nameOf === wholeName && observer.cluster.tasks.size > WHOLE_IDS;
      if (isNowCut) nameOf = cutName;
      const message = revisions.add(change);
      if (isNowCut) revisions.clear();
      if (isNowCut || message === null) for (const browser of watchers()) void serve(browser, null);
      else io.to(WATCHERS).emit('revision', message); // encoded once for the room [P2]
    },
  };
}
