import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Feed } from '@/lib/swarm/picture/feed';
import { aFeed } from '../made-up.testing';
import { createFeedBeat, FEED_BEAT_MS } from './feed-beat';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aBeat() {
  const sent: Feed[] = [];
  let feed = aFeed();
  const beat = createFeedBeat(
    () => feed,
    (each) => sent.push(each),
  );
  const say = (over: Partial<Feed>) => {
    feed = aFeed(over);
    beat.update();
  };
  return { sent, beat, say };
}

it('a confirmation goes with the next beat, and only the latest', () => {
  const { sent, say } = aBeat();
  for (const confirmedAt of [2, 3, 4]) say({ confirmedAt });
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(FEED_BEAT_MS);
  expect(sent.map((feed) => feed.confirmedAt)).toEqual([4]);
});

it('beats also while nothing is new: a browser takes silence for a lost server', () => {
  const { sent, say } = aBeat();
  say({ state: 'failed' });
  vi.advanceTimersByTime(3 * FEED_BEAT_MS);
  expect(sent).toHaveLength(4);
});

it.each<[string, Partial<Feed>]>([
  ['state', { state: 'failed' }],
  ['problem', { problem: { kind: 'no-leader', message: '' } }],
  ['count of what cannot be read', { skipped: { tasks: 1 } }],
  ['thing that a proxy keeps back', { withheld: ['events'] }],
])('a change of %s goes at once', (_, change) => {
  const { sent, say } = aBeat();
  say(change);
  expect(sent).toMatchObject([change]);
});

it('stops', () => {
  const { sent, beat, say } = aBeat();
  say({ confirmedAt: 2 });
  beat.stop();
  vi.advanceTimersByTime(FEED_BEAT_MS);
  expect(sent).toEqual([]);
});
