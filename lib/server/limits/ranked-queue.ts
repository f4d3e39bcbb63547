/** Lets work be done by turns. */
export interface RankedQueue {
  /**
   * Does `work` when it is its turn: lower ranks first, of one rank who came first, and of one key one at a time (null
   * waits for no key). Null where it was crowded out by better ones, or `signal` aborted before its turn.
   */
  run<T>(turn: Turn, work: () => Promise<T>): Promise<T | null>;
}

interface Turn {
  readonly key: number | null;
  readonly rank: number;
  readonly signal: AbortSignal;
}

interface RankedQueueLimits {
  readonly atOnce: number;
  /** Of all, and of one key: beyond, the last of them is crowded out. */
  readonly waiting: number;
  readonly waitingEach: number;
  /** How long a key rests after each of its turns, and how long (null) the place among those at once, ms. */
  readonly restMs: (key: number | null) => number;
}

interface Waiting extends Turn {
  /** Called once. */
  readonly decide: (mayGo: boolean) => void;
}

export function createRankedQueue({ atOnce, waiting, waitingEach, restMs }: RankedQueueLimits): RankedQueue {
  /** In the order of their turns. */
  const queue: Waiting[] = [];
  const busy = new Set<number>();
  let free = atOnce;

  function admit(): void {
    while (free > 0) {
      const at = queue.findIndex(({ key }) => key === null || !busy.has(key));
      const [next] = at < 0 ? [] : queue.splice(at, 1);
      if (!next) return;
      free -= 1;
      if (next.key !== null) busy.add(next.key);
      next.decide(true);
    }
  }
  function crowdOut(key: number | null): void {
    const isFull = key !== null && queue.filter((other) => other.key === key).length > waitingEach;
    const last = isFull ? queue.findLastIndex((other) => other.key === key) : queue.length - 1;
    if (isFull || queue.length > waiting) for (const one of queue.splice(last, 1)) one.decide(false);
  }
  const wait = (turn: Turn) =>
    new Promise<boolean>((resolve) => {
      const { signal } = turn;
      const leave = () => {
        queue.splice(queue.indexOf(one), 1);
        resolve(false);
      };
      const one: Waiting = {
        ...turn,
        decide(mayGo) {
          signal.removeEventListener('abort', leave);
          resolve(mayGo);
        },
      };
      signal.addEventListener('abort', leave);
      const behind = queue.findIndex(({ rank }) => rank > turn.rank);
      queue.splice(behind < 0 ? queue.length : behind, 0, one);
      admit();
      crowdOut(turn.key);
    });
  const rest = (ms: number, over: () => void) => {
    const end = () => {
      over();
      admit();
    };
    if (ms > 0) setTimeout(end, ms).unref();
    else end();
  };

  return {
    async run(turn, work) {
      if (turn.signal.aborted || !(await wait(turn))) return null;
      const { key } = turn;
      try {
        return await work();
      } finally {
        rest(restMs(null), () => {
          free += 1;
        });
        if (key !== null) rest(restMs(key), () => busy.delete(key));
      }
    },
  };
}
