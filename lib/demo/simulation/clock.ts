import { Heap } from './heap';

export type Cancel = () => void;

/**
 * The swarm's time, in milliseconds since 1970. It stands still and is moved by `advance` (tests, and the quick
 * years before the demo opens), until `live` ties it to the wall clock.
 */
export interface Clock {
  now(): number;
  /** Runs `run` once, `ms` from now. */
  after(ms: number, run: () => void): Cancel;
  /** Runs all that is due within the next `ms`, in order, and stops there. */
  advance(ms: number): void;
  live(): void;
  /** Time stands still from here on. */
  stop(): void;
}

/** The longest that a timer of Node's can wait. */
const LONGEST_MS = 2 ** 31 - 1;

interface Timer {
  readonly at: number;
  readonly order: number;
  /** Undefined once it has run or was cancelled. */
  run: (() => void) | undefined;
}

export function createClock(startsAt: number): Clock {
  const timers = new Heap<Timer>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order));
  let time = startsAt;
  let count = 0;
  let wall: NodeJS.Timeout | undefined;
  let isLive = false;

  const now = () => (isLive ? Math.max(time, Date.now()) : time);

  const advance = (ms: number) => {
    const end = time + ms;
    for (let next = timers.first; next && next.at <= end; next = timers.first) {
      timers.pop();
      time = Math.max(time, next.at);
      const run = next.run;
      next.run = undefined;
      run?.();
    }
    time = end;
  };

  const arm = () => {
    clearTimeout(wall);
    const next = timers.first;
    if (!next) return;
    wall = setTimeout(
      () => {
        advance(Math.max(0, Date.now() - time));
        if (isLive) arm();
      },
      Math.min(Math.max(0, next.at - Date.now()), LONGEST_MS),
    ).unref();
  };

  return {
    now,
    after(ms, run) {
      const timer: Timer = { at: now() + Math.max(0, ms), order: count++, run };
      timers.push(timer);
      if (isLive && timers.first === timer) arm();
      return () => {
        timer.run = undefined;
      };
    },
    advance,
    live() {
      isLive = true;
      arm();
    },
    stop() {
      time = now();
      isLive = false;
      clearTimeout(wall);
    },
  };
}
