/** A wait that can be cut short: for loops that sleep until something is due. */
export interface Alarm {
  /** Ends the wait under way, or the next one if nobody waits. */
  ring(): void;
  /** Resolves after `ms` (Infinity: never by itself), at a ring, or when `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** The longest that a timer can be set to. */
const LONGEST = 2 ** 31 - 1;

export function createAlarm(): Alarm {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      if (wake) wake();
      else rung = true;
    },
    wait(ms, signal) {
      if (rung || signal.aborted) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          wake = null;
          resolve();
        };
        const timer = setTimeout(end, Math.min(Math.max(ms, 0), LONGEST));
        signal.addEventListener('abort', end, { once: true });
        wake = end;
      });
    },
  };
}
