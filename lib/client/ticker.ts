/** The one clock of the page: it ticks each second while somebody looks, and holds while the page is hidden. */
export interface Ticker {
  /** The server's clock, ms since 1970, as of the last tick. */
  now(): number;
  subscribe(listener: () => void): () => void;
  /** The server's clock minus this machine's, ms. */
  setOffset(offset: number): void;
}

export function createTicker(): Ticker {
  const listeners = new Set<() => void>();
  let offset = 0;
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | null = null;

  const tick = () => {
    now = Date.now() + offset;
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
      if (listeners.size === 0) now = Date.now() + offset;
      listeners.add(listener);
      if (timer === null) queueMicrotask(run);
      return () => {
        listeners.delete(listener);
        run();
      };
    },
    setOffset(next) {
      offset = next;
      tick();
    },
  };
}
