import { type Clock, delay, systemClock } from '@/lib/base/time';
import type { Engine } from '@/lib/docker/engine';
import { asDockerError } from '@/lib/docker/wire/docker-error';
import { narrate } from '@/lib/swarm/picture/narrate';
import { createAlarm } from './alarm';
import { backoff } from './backoff';
import { createFeedState } from './feed-state';
import { createHotSet } from './hot-set';
import type { Observer, ObserverListener } from './observer';
import { createRevisions } from './revisions';
import { createStreamWatchdog } from './stream-watchdog';
import { createSwarmState } from './swarm-state';
import { stir } from './watch';
import { watchConnection } from './watch-connection';

/** Time between attempts to reach Docker, in ms. A failed attempt is one ping on most days: cheap, and worth being quick about. */
const SHORTEST_WAIT = 250;
const LONGEST_WAIT = 3_000;
/** A connection that lasted this long, in ms, was a good one: the next attempt comes quickly. */
const GOOD_CONNECTION = 10_000;

export interface ObserverOptions {
  readonly engine: Engine;
  /** The shortest time between two polls of the same thing, ms. */
  readonly minPollMs?: number;
  readonly clock?: Clock;
}

/** Watches `engine` from `start` to `stop`, through every failure of it. The engine stays the caller's to close. */
export function createObserver({ engine, minPollMs = 250, clock = systemClock }: ObserverOptions): Observer {
  const listeners = new Set<ObserverListener>();
  const state = createSwarmState(clock);
  const revisions = createRevisions({
    clock,
    takeChanges: state.takeChanges,
    narrate: (previous, next, delta) => narrate(previous, next, delta, state.tasks.ofService),
    publish: (change) => {
      for (const listener of listeners) listener.changed(change);
    },
  });
  const feed = createFeedState(clock, (next) => {
    for (const listener of listeners) listener.feed(next);
  });
  const hot = createHotSet(clock, minPollMs);
  const alarm = createAlarm();
  const watchdog = createStreamWatchdog(clock);
  const parts = { engine, clock, minPoll: minPollMs, state, feed, revisions, hot, alarm, watchdog };
  const life = new AbortController();
  let running: Promise<void> | null = null;

  const run = async () => {
    for (let attempt = 0; !life.signal.aborted; attempt++) {
      const since = clock();
      await watchConnection(parts, life.signal, (error) => feed.fail(asDockerError(error).problem));
      if (clock() - since > GOOD_CONNECTION) attempt = 0;
      await delay(backoff(attempt, SHORTEST_WAIT, LONGEST_WAIT), life.signal);
    }
  };

  return {
    get cluster() {
      return revisions.cluster;
    },
    get revision() {
      return revisions.revision;
    },
    get feed() {
      return feed.feed;
    },
    get activities() {
      return revisions.activities;
    },
    start() {
      running ??= run();
    },
    async stop() {
      life.abort();
      await running;
      revisions.stop();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    expect: (services) => stir({ hot, alarm }, services, true),
  };
}
