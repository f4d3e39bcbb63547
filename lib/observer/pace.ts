/** When to poll something next: fast while it changes, slower while it is quiet. All times in ms. */
export interface Pace {
  readonly dueAt: number;
  /** When something was last known to happen. */
  readonly stirredAt: number;
  /** Not polled since something happened. */
  readonly isFresh: boolean;
  /** Fresh, and somebody waits for it. */
  readonly isUrgent: boolean;
  /** Something happened: poll as soon as the shortest interval allows. */
  stir(now: number, shortest: number, isUrgent: boolean): void;
  /** A poll begins. */
  begin(now: number, shortest: number): void;
}

const SLOWER = 1.5;
const LONGEST = 2_000;

export function createPace(): Pace {
  let interval = 0;
  let polledAt = Number.NEGATIVE_INFINITY;
  let dueAt = 0;
  let stirredAt = 0;
  let isFresh = false;
  let isUrgent = false;
  return {
    get dueAt() {
      return dueAt;
    },
    get stirredAt() {
      return stirredAt;
    },
    get isFresh() {
      return isFresh;
    },
    get isUrgent() {
      return isUrgent;
    },
    stir(now, shortest, urgently) {
      stirredAt = now;
      isFresh = true;
      isUrgent ||= urgently;
      interval = 0;
      dueAt = Math.max(now, polledAt + shortest);
    },
    begin(now, shortest) {
      polledAt = now;
      isFresh = false;
      isUrgent = false;
      interval = Math.max(shortest, Math.min(interval * SLOWER, LONGEST));
      dueAt = now + interval;
    },
  };
}
