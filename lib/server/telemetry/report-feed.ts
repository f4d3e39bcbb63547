import type { Clock } from '@/lib/base/time';
import type { Observer } from '@/lib/observer/observer';
import type { Feed } from '@/lib/swarm/picture/feed';
import { isSilent } from '@/lib/swarm/picture/problem';
import type { Logger } from './logger';

/**
 * Writes down that Docker answers, that it is lost, and that it is back: once each, however often it is tried in
 * between. Returns the function that ends it.
 */
export function reportFeed(
  observer: Pick<Observer, 'feed' | 'subscribe'>,
  logger: Pick<Logger, 'debug' | 'info' | 'warn'>,
  clock: Clock,
): () => void {
  let last = observer.feed;
  let lostAt: number | null = null;
  return observer.subscribe({
    changed() {},
    feed(feed) {
      const before = last;
      last = feed;
      const problem = { problem: feed.problem?.kind, detail: feed.problem?.message };
      if (feed.state === before.state) {
        // Two reasons may take turns.
        if (feed.problem?.kind !== before.problem?.kind)
          logger.debug(problem, `Docker still ${trouble(feed)}`);
      } else if (feed.state === 'failed') {
        lostAt = clock();
        logger.warn(problem, `Docker ${trouble(feed)}`);
      } else if (feed.state === 'live') {
        logger.info(lostAt === null ? {} : { lostForMs: clock() - lostAt }, 'Docker answers');
        lostAt = null;
      }
    },
  });
}

/** A Docker that says that the swarm is locked does answer. */
const trouble = ({ problem }: Feed): string =>
  problem && !isSilent(problem) ? 'cannot be watched' : 'does not answer';
