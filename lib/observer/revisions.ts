import { atOnce, inSlices } from '@/lib/base/in-slices';
import type { Clock } from '@/lib/base/time';
import { type Cluster, EMPTY_CLUSTER, type RecordedCluster } from '@/lib/swarm/objects/cluster';
import type { Activity, ActivityEvent } from '@/lib/swarm/picture/activity';
import { ActivityLog } from '@/lib/swarm/picture/activity-log';
import { applying, type Delta } from '@/lib/swarm/picture/diff';
import type { Change } from './observer';

/** How long changes are gathered into one revision, in ms: briefly after a quiet time, longer while they keep coming. */
const SHORTEST = 20;
const BETWEEN = 100;

/** Makes one picture after another out of what changes in between. */
export interface Revisions {
  readonly cluster: RecordedCluster;
  readonly revision: number;
  readonly activities: readonly Activity[];
  /** Something changed: the next picture comes soon. */
  touch(): void;
  /** Nothing is published while `work` runs, so that what it changes step by step appears together. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Nothing is published until `release`, so that what was read together appears together. */
  hold(): void;
  /** Publishes what changed since; a first picture is large, and put together in slices. */
  release(): Promise<void>;
  stop(): void;
}

export function createRevisions(parts: {
  readonly clock: Clock;
  /** What turns the picture of the last call into the present one; null where nothing changed. */
  readonly takeChanges: (drawn: RecordedCluster) => Generator<undefined, Delta | null>;
  readonly narrate: (previous: Cluster, next: Cluster, delta: Delta) => readonly ActivityEvent[];
  readonly publish: (change: Change) => void;
}): Revisions {
  let cluster = EMPTY_CLUSTER;
  let revision = 0;
  const activities = new ActivityLog();
  let held = false;
  let working = 0;
  let isTouched = false;
  let publishedAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  /** A picture that is put together in slices. */
  let underWay: Generator<undefined, void> | null = null;

  const disarm = () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const arm = () => {
    if (!isTouched || held || working > 0) return;
    const wait = publishedAt + BETWEEN - parts.clock();
    // Never longer, should somebody set the clock back.
    timer ??= setTimeout(flush, Math.min(Math.max(SHORTEST, wait), BETWEEN));
  };
  function* publishing(): Generator<undefined, void> {
    disarm();
    isTouched = false;
    const previous = cluster;
    const delta = yield* parts.takeChanges(previous);
    if (!delta) return;
    // The delta's tasks are the ledger's own records.
    const next = (yield* applying(previous, delta)) as RecordedCluster;
    publishedAt = parts.clock();
    // The first picture is no news.
    const events = revision === 0 ? [] : parts.narrate(previous, next, delta);
    const fresh = activities.add(events, publishedAt);
    cluster = next;
    revision += 1;
    parts.publish({ revision, delta, activities: fresh, events, at: publishedAt });
  }
  const flush = () => atOnce(publishing());

  return {
    get cluster() {
      return cluster;
    },
    get revision() {
      return revision;
    },
    get activities() {
      return activities.all;
    },
    touch() {
      isTouched = true;
      arm();
    },
    async during(work) {
      // What it changes belongs to the next picture: this one is ended first.
      if (underWay) atOnce(underWay);
      working += 1;
      disarm();
      try {
        return await work();
      } finally {
        working -= 1;
        arm();
      }
    },
    hold() {
      held = true;
      disarm();
    },
    async release() {
      isTouched = true;
      if (working === 0) {
        underWay = publishing();
        await inSlices(underWay);
        underWay = null;
      }
      held = false;
      arm();
    },
    stop: disarm,
  };
}
