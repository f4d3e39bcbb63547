import { Heap } from './heap';

export type Cancel = () => void;

/** The longest that a timer of Node's can wait. */
const LONGEST_MS = 2 ** 31 - 1;

interface Timer {
  at: number;
  order: number;
  run: (() => void) | undefined;
}

/**
 * The swarm's time, in milliseconds since 1970. It stands still and is moved by `advance` (tests, and the quick
 * years before the demo opens), until `live` ties it to the wall clock.
 */
export class Clock {
  private readonly timers = new Heap<Timer>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order));
  private count = 0;
  private wall: NodeJS.Timeout | undefined;
  private isLive = false;

  constructor(private time: number) {}

  now(): number {
    return this.isLive ? Math.max(this.time, Date.now()) : this.time;
  }

  /** Runs `run` once, `ms` from now. */
  after(ms: number, run: () => void): Cancel {
    const timer: Timer = { at: this.now() + Math.max(0, ms), order: this.count++, run };
    this.timers.push(timer);
    if (this.isLive && this.timers.first === timer) this.arm();
    return () => {
      timer.run = undefined;
    };
  }

  /** Runs all that is due within the next `ms`, in order, and stops there. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (let next = this.timers.first; next && next.at <= end; next = this.timers.first) {
      this.timers.pop();
      this.time = Math.max(this.time, next.at);
      const run = next.run;
      next.run = undefined;
      run?.();
    }
    this.time = end;
  }

  live(): void {
    this.isLive = true;
    this.arm();
  }

  /** Time stands still from here on. */
  stop(): void {
    this.time = this.now();
    this.isLive = false;
    clearTimeout(this.wall);
  }

  private arm(): void {
    clearTimeout(this.wall);
    const next = this.timers.first;
    if (!next) return;
    this.wall = setTimeout(
      () => {
        this.advance(Math.max(0, Date.now() - this.time));
        if (this.isLive) this.arm();
      },
      Math.min(Math.max(0, next.at - Date.now()), LONGEST_MS),
    ).unref();
  }
}
