import { problem } from '@/lib/messages/en/problem';
import type { Feed } from '@/lib/swarm/picture/feed';

/** Docker confirms a picture that is live within seconds, unless polls are further apart. ms. */
const FRESH_MS = 15_000;

/**
 * Why this server cannot show the swarm as it is now, in one line; null where it can. In our own words only: whoever
 * reaches the server may ask, and Docker's may say more than that.
 */
export function whyNotReady(feed: Feed, now: number, minPollMs: number): string | null {
  switch (feed.state) {
    case 'connecting':
      return 'Docker has not answered yet.';
    case 'failed':
      return `${problem[feed.problem?.kind ?? 'unknown'].title}.`;
    case 'live': {
      const age = now - feed.confirmedAt;
      return age <= FRESH_MS + minPollMs ? null : `The picture is ${Math.round(age / 1_000)} s old.`;
    }
  }
}
