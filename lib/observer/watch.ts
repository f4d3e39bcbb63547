import type { Clock } from '@/lib/base/time';
import type { Engine } from '@/lib/docker/engine';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { Alarm } from './alarm';
import type { FeedState } from './feed-state';
import type { HotSet } from './hot-set';
import type { Revisions } from './revisions';
import type { StreamWatchdog } from './stream-watchdog';
import type { SwarmState } from './swarm-state';

/** What the parts of one connection share. */
export interface Watch {
  readonly engine: Engine;
  readonly clock: Clock;
  /** The shortest time between two polls of the same thing, ms. */
  readonly minPoll: number;
  readonly state: SwarmState;
  readonly feed: FeedState;
  readonly revisions: Revisions;
  readonly hot: HotSet;
  /** Rung when something became hot. */
  readonly alarm: Alarm;
  readonly watchdog: StreamWatchdog;
  /** Ends everything of this connection. */
  readonly signal: AbortSignal;
  /** Does something on the side; its failure ends the connection. */
  spawn(work: () => Promise<unknown>): void;
}

/** Watch them closely from now on; `isUrgent` where something surely happens to them, and somebody may wait to see it. */
export function stir(
  { hot, alarm }: Pick<Watch, 'hot' | 'alarm'>,
  services: Iterable<ServiceId | null>,
  isUrgent = false,
): void {
  for (const service of services) if (service !== null) hot.stir(service, isUrgent);
  alarm.ring();
}
