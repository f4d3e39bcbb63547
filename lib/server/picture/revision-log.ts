import type { Change } from '@/lib/observer/observer';
import type { Revision } from '@/lib/protocol/picture';
import { COLLECTIONS } from '@/lib/swarm/objects/cluster';
import type { Delta } from '@/lib/swarm/picture/diff';

/** The latest revisions as they travel, for browsers that come back after a short absence. */
export interface RevisionLog<Message> {
  /** The revision as it travels; null where it has more than `largest` objects: the picture is the better way then. */
  add(change: Change): Message | null;
  /** What leads from `revision` to the current one; null where that is no longer known, or more than `limit` objects. */
  since(revision: number, limit: number): readonly Message[] | null;
  /** Forgets all: what was sent means nothing any more. */
  clear(): void;
}

interface Kept<Message> {
  readonly base: number;
  readonly message: Message;
  readonly objects: number;
}

export interface RevisionLogOptions<Message> {
  /** The observer's revision now. */
  readonly current: number;
  readonly encode: (revision: Revision) => Message;
  /** In objects that one revision changes. */
  readonly largest?: number;
  /** In revisions. */
  readonly capacity?: number;
}

export function createRevisionLog<Message>(options: RevisionLogOptions<Message>): RevisionLog<Message> {
  const { encode, largest = 2_000, capacity = 256 } = options;
  let kept: Kept<Message>[] = [];
  let latest = options.current;
  return {
    add({ revision, delta, activities }) {
      const base = revision - 1;
      const objects = objectsIn(delta);
      // After a jump the older ones lead nowhere.
      if (base !== latest || objects > largest) kept = [];
      latest = revision;
      if (objects > largest) return null;
      const message = encode({ base, revision, delta, activities });
      kept.push({ base, message, objects });
      if (kept.length > capacity) kept.shift();
      return message;
    },
    since(revision, limit) {
      if (revision === latest) return [];
      const start = kept.findIndex(({ base }) => base === revision);
      if (start < 0) return null;
      const missing = kept.slice(start);
      const weight = missing.reduce((sum, { objects }) => sum + objects, 0);
      return weight <= limit ? missing.map(({ message }) => message) : null;
    },
    clear() {
      kept = [];
    },
  };
}

const objectsIn = ({ put, remove }: Delta): number =>
  COLLECTIONS.reduce((sum, name) => sum + (put[name]?.length ?? 0) + (remove[name]?.length ?? 0), 0);
