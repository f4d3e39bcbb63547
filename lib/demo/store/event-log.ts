import type { Clock } from '../simulation/clock';
import { type DockerEvent, eventOf } from './docker-event';
import type { Store } from './store';

/** Docker's own size. */
const KEPT = 256;

/** The last events, and those who listen for the next. */
export interface EventLog {
  /** Those kept from `since` to `until`, both in ms since 1970. */
  between(since: number, until: number): DockerEvent[];
  /** Returns how to listen no more. */
  listen(listener: (event: DockerEvent) => void): () => void;
}

export function createEventLog(store: Store, clock: Clock): EventLog {
  const past: DockerEvent[] = [];
  const listeners = new Set<(event: DockerEvent) => void>();
  store.subscribe((change) => {
    const event = eventOf(change, clock.now());
    if (!event) return;
    past.push(event);
    if (past.length > KEPT) past.shift();
    for (const listener of listeners) listener(event);
  });
  return {
    between: (since, until) =>
      past.filter((event) => event.timeNano >= since * 1e6 && event.timeNano <= until * 1e6),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
