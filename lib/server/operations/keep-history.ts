import type { Clock } from '@/lib/base/time';
import type { History } from '@/lib/history/history';
import { createMemory } from '@/lib/history/remember';
import type { Observer } from '@/lib/observer/observer';
import { EMPTY_CLUSTER } from '@/lib/swarm/objects/cluster';
import { diff } from '@/lib/swarm/picture/diff';
import type { Feed } from '@/lib/swarm/picture/feed';
import { LIMITS } from '../limits/limits';

export interface KeptHistory extends History {
  stop(): void;
}

/** Remembers what `observer` sees from now on, until `stop`. */
export function keepHistory(
  observer: Pick<Observer, 'cluster' | 'feed' | 'subscribe'>,
  clock: Clock,
): KeptHistory {
  const memory = createMemory(LIMITS.history, clock);
  const known = diff(EMPTY_CLUSTER, observer.cluster);
  if (known) memory.take({ cluster: observer.cluster, delta: known, events: [], at: clock() });
  // What was last confirmed was last seen, however much later Docker was given up.
  const watch = ({ state, confirmedAt }: Feed) => memory.watch(state === 'live', confirmedAt);
  watch(observer.feed);
  const stop = observer.subscribe({
    changed: ({ delta, events, at }) => memory.take({ cluster: observer.cluster, delta, events, at }),
    feed: watch,
  });
  return { ...memory, stop };
}
