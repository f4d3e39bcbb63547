import type { Feed } from '@/lib/swarm/picture/feed';

/** So long a server may be without Docker before the page tries whether another one answers. */
const FIRST_MS = 2_000;
/** So long between two tries, at most: perhaps there is no other server, or Docker is away for all of them. */
const MOST_MS = 30_000;

/**
 * Leaves a server that has lost Docker. Behind a balancer the next connection may end at another one, on another manager,
 * which sees the swarm.
 */
export function lookElsewhere(connectAnew: () => void) {
  let wait = FIRST_MS;
  let owed = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const plan = () => {
    // Not all the browsers of a server at once.
    timer ??= setTimeout(look, wait * (0.75 + Math.random() / 2));
  };
  const look = () => {
    stop();
    if (owed > 0) return plan();
    wait = Math.min(wait * 2, MOST_MS);
    connectAnew();
  };
  return {
    stop,
    /** A server said how it sees Docker. */
    heard({ state }: Feed) {
      if (state === 'failed') return plan();
      stop();
      if (state === 'live') wait = FIRST_MS;
    },
    /** What the server owes an answer to would be lost with the connection: it is waited for. */
    owing<T>(answer: Promise<T>): Promise<T> {
      owed += 1;
      return answer.finally(() => {
        owed -= 1;
      });
    },
  };
}
