/** The one clock of the page: it ticks each second while somebody looks, and holds while the page is hidden. */
export interface Ticker {
  /** The server's clock, ms since 1970, as of the last tick. */
  now(): number;
  subscribe(listener: () => void): () => void;
  /** By the server's clock it was `now` (ms since 1970) at `heardAt` (`performance.now()`). */
  set(now: number, heardAt: number): void;
}

export function createTicker(): Ticker {
  const listeners = new Set<() => void>();
  // The server's clock minus a clock that nobody can set: this machine's may be put right, or wrong, at any time.
  let offset = Date.now() - performance.now();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | null = null;

  const tick = () => {
    now = performance.now() + offset;
    for (const listener of [...listeners]) listener();
  };
  const run = () => {
    const wanted = listeners.size > 0 && !(typeof document !== 'undefined' && document.hidden);
    if (wanted && timer === null) {
      tick();
      timer = setInterval(tick, 1_000);
    } else if (!wanted && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
  if (typeof document !== 'undefined') document.addEventListener('visibilitychange', run);

  return {
    now: () => now,
    subscribe(listener) {
      if (listeners.size === 0) now = performance.now() + offset;
      listeners.add(listener);
      if (timer === null) queueMicrotask(run);
      return () => {
        listeners.delete(listener);
        run();
      };
    },
    set(server, heardAt) {
      offset = server - heardAt;
      tick();
    },
  };
}
