/** Does work for those who ask in turn. */
export interface Semaphore {
  /** Begins when a place is free. Rejects with the signal's reason once it is aborted while waiting. */
  take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  /** Nobody more may wait. */
  readonly isFull: boolean;
}

/** `atOnce` works at once, and at most `waiting` behind them. */
export function createSemaphore(atOnce: number, waiting: number): Semaphore {
  let running = 0;
  const queue: (() => void)[] = [];
  /** Whoever waits longest takes the place over. */
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  };
  return {
    get isFull() {
      return queue.length >= waiting;
    },
    async take(signal, work) {
      signal.throwIfAborted();
      if (running < atOnce) running += 1;
      else await untilNext(queue, signal);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

/** Until whoever leaves calls; who gives up waits no longer. */
const untilNext = (queue: (() => void)[], signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const giveUp = () => {
      queue.splice(queue.indexOf(called), 1);
      reject(signal.reason);
    };
    const called = () => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    };
    queue.push(called);
    signal.addEventListener('abort', giveUp, { once: true });
  });
