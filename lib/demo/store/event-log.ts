import type { Clock } from '../simulation/clock';
import { type DockerEvent, eventOf } from './docker-event';
import type { Store } from './store';

/** Docker's own size. */
const KEPT = 256;

/** The last events, and those who listen for the next. */
export class EventLog {
  private readonly past: DockerEvent[] = [];
  private readonly listeners = new Set<(event: DockerEvent) => void>();

  constructor(store: Store, clock: Clock) {
    store.subscribe((change) => {
      const event = eventOf(change, clock.now());
      if (!event) return;
      this.past.push(event);
      if (this.past.length > KEPT) this.past.shift();
      for (const listener of this.listeners) listener(event);
    });
  }

  /** Those kept from `since` to `until`, both in ms. */
  between(since: number, until: number): DockerEvent[] {
    return this.past.filter((event) => event.timeNano >= since * 1e6 && event.timeNano <= until * 1e6);
  }

  listen(listener: (event: DockerEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
