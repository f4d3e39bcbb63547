import type { Clock } from '@/lib/base/time';
import type { CollectionName } from '@/lib/swarm/objects/cluster';
import { type Feed, WITHHELD, type Withheld } from '@/lib/swarm/picture/feed';
import type { Problem } from '@/lib/swarm/picture/problem';

/** A confirmation is told at most this often, in ms. */
const TELL_EVERY = 1_000;

/** How well Docker is seen now. */
export interface FeedState {
  readonly feed: Feed;
  live(): void;
  fail(problem: Problem): void;
  /** Docker answered: the picture is as good as now. */
  confirm(): void;
  /** How many records of the latest list could not be read. [W6] */
  skip(name: CollectionName, count: number): void;
  /** Whether a socket proxy keeps this back. */
  withhold(what: Withheld, isWithheld: boolean): void;
}

export function createFeedState(clock: Clock, tell: (feed: Feed) => void): FeedState {
  let feed: Feed = { state: 'connecting', problem: null, confirmedAt: 0, skipped: {}, withheld: [] };
  let told = feed;
  const change = (next: Feed) => {
    feed = next;
    told = next;
    tell(next);
  };
  return {
    get feed() {
      return feed;
    },
    live() {
      change({ ...feed, state: 'live', problem: null, confirmedAt: clock() });
    },
    fail(problem) {
      const isSame = feed.problem?.kind === problem.kind && feed.problem.message === problem.message;
      if (feed.state !== 'failed' || !isSame) change({ ...feed, state: 'failed', problem });
    },
    confirm() {
      if (feed.state !== 'live') return;
      feed = { ...feed, confirmedAt: clock() };
      if (feed.confirmedAt - told.confirmedAt >= TELL_EVERY) change(feed);
    },
    skip(name, count) {
      if ((feed.skipped[name] ?? 0) === count) return;
      const { [name]: _, ...others } = feed.skipped;
      change({ ...feed, skipped: count ? { ...others, [name]: count } : others });
    },
    withhold(what, isWithheld) {
      if (feed.withheld.includes(what) === isWithheld) return;
      const withheld = WITHHELD.filter((one) => (one === what ? isWithheld : feed.withheld.includes(one)));
      change({ ...feed, withheld });
    },
  };
}
