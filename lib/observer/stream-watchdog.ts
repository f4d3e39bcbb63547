import type { Clock } from '@/lib/base/time';

/** How long an event may come after the change that it tells of, or before it is read, in ms. */
const GRACE = 2_000;
const MEMORY = 15_000;

/** Finds out that an event stream which still stands has gone silent: services change, and it does not say so. */
export interface StreamWatchdog {
  readonly isOpen: boolean;
  opened(): void;
  closed(): void;
  /** The stream told of this object. */
  heard(id: string): void;
  /** This object was read with a new version. */
  found(id: string): void;
  isSilent(): boolean;
  /** What was found so far says nothing of the stream. */
  reset(): void;
}

export function createStreamWatchdog(clock: Clock): StreamWatchdog {
  const heardAt = new Map<string, number>();
  const foundAt = new Map<string, number>();
  let isOpen = false;
  const reset = () => {
    heardAt.clear();
    foundAt.clear();
  };
  return {
    get isOpen() {
      return isOpen;
    },
    opened() {
      isOpen = true;
      reset();
    },
    closed() {
      isOpen = false;
      reset();
    },
    heard(id) {
      heardAt.set(id, clock());
      foundAt.delete(id);
    },
    found(id) {
      const now = clock();
      if (now - (heardAt.get(id) ?? Number.NEGATIVE_INFINITY) > MEMORY && !foundAt.has(id))
        foundAt.set(id, now);
    },
    isSilent() {
      const now = clock();
      for (const [id, at] of heardAt) if (now - at > MEMORY) heardAt.delete(id);
      return isOpen && [...foundAt.values()].some((at) => now - at > GRACE);
    },
    reset,
  };
}
