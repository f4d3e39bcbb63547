import { expect, it } from 'vitest';
import type { Feed } from '@/lib/swarm/picture/feed';
import { aFeed, aHeldObserver } from '../made-up.testing';
import { createLogger } from './logger';
import { reportFeed } from './report-feed';

const failed = (kind: 'refused' | 'timeout' | 'locked', message: string) =>
  aFeed({ state: 'failed', problem: { kind, message } });

function said(level: 'info' | 'debug', ...feeds: readonly [at: number, feed: Feed][]) {
  const lines: string[] = [];
  let now = 0;
  const observer = aHeldObserver();
  observer.say(aFeed({ state: 'connecting', confirmedAt: 0 }));
  const logger = createLogger(level, { write: (line) => void lines.push(line) });
  const end = reportFeed(observer, logger, () => now);
  for (const [at, feed] of feeds) {
    now = at;
    observer.say(feed);
  }
  end();
  observer.say(failed('timeout', 'when nobody listens'));
  return lines.map((line) => {
    const { level: number, time: _, ...rest } = JSON.parse(line);
    return [{ 20: 'debug', 30: 'info', 40: 'warn' }[number as 20 | 30 | 40], rest];
  });
}

it('says once that Docker is lost, and once that it is back', () => {
  expect(
    said(
      'info',
      [10, aFeed()],
      [20, aFeed({ confirmedAt: 20 })],
      [1_000, failed('refused', 'connect ECONNREFUSED')],
      [2_000, failed('timeout', 'no answer within 5 s')],
      [3_000, failed('refused', 'connect ECONNREFUSED')],
      [4_500, aFeed()],
      [5_000, aFeed({ confirmedAt: 5_000 })],
    ),
  ).toEqual([
    ['info', { msg: 'Docker answers' }],
    ['warn', { problem: 'refused', detail: 'connect ECONNREFUSED', msg: 'Docker does not answer' }],
    ['info', { lostForMs: 3_500, msg: 'Docker answers' }],
  ]);
});

it('says of a Docker that never answered why, and each other reason to who looks closely', () => {
  const feeds = [
    [1, failed('refused', 'a')],
    [2, failed('refused', 'b')],
    [3, failed('timeout', 'c')],
  ] as const satisfies [number, Feed][];
  expect(said('debug', ...feeds)).toEqual([
    ['warn', { problem: 'refused', detail: 'a', msg: 'Docker does not answer' }],
    ['debug', { problem: 'timeout', detail: 'c', msg: 'Docker still cannot be watched' }],
  ]);
});

it('does not say of a Docker that answers that it does not', () => {
  const feeds = [
    [1, failed('locked', 'Swarm is encrypted')],
    [2, failed('refused', 'b')],
  ] as const satisfies [number, Feed][];
  expect(said('debug', ...feeds)).toEqual([
    ['warn', { problem: 'locked', detail: 'Swarm is encrypted', msg: 'Docker cannot be watched' }],
    ['debug', { problem: 'refused', detail: 'b', msg: 'Docker still does not answer' }],
  ]);
});
