import type { Feed } from '@/lib/swarm/picture/feed';

/** How often a browser hears the feed, ms: by that it knows that this server still lives, whatever Docker does. */
export const FEED_BEAT_MS = 5_000;

/** Thins out the observer's feed. */
export interface FeedBeat {
  /** The feed may have changed: another state goes at once, a mere confirmation waits for the next beat. */
  update(): void;
  stop(): void;
}

/** `current` is asked as late as possible: what a browser hears is as fresh as can be. */
export function createFeedBeat(current: () => Feed, send: (feed: Feed) => void): FeedBeat {
  let sent = current();
  const flush = () => {
    sent = current();
    send(sent);
  };
  const timer = setInterval(flush, FEED_BEAT_MS);
  timer.unref();
  return {
    update() {
      if (isOtherState(sent, current())) flush();
    },
    stop: () => clearInterval(timer),
  };
}

const isOtherState = (a: Feed, b: Feed): boolean =>
  a.state !== b.state ||
  a.problem?.kind !== b.problem?.kind ||
  a.problem?.message !== b.problem?.message ||
  JSON.stringify([a.skipped, a.withheld]) !== JSON.stringify([b.skipped, b.withheld]);
