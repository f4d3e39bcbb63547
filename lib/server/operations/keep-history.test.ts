import { expect, it } from 'vitest';
import { aCluster, aNode, aService, serviceId } from '@/lib/swarm/made-up.testing';
import type { Gap } from '@/lib/swarm/picture/gap';
import { NO_FILTER } from '@/lib/swarm/picture/kept-activity';
import { aFeed, aHeldObserver } from '../made-up.testing';
import { keepHistory } from './keep-history';

const cluster = aCluster({ nodes: [aNode('n1')], services: [aService('web')] });
const away = (confirmedAt: number) => aFeed({ state: 'failed', confirmedAt });
const MINUTE = 60_000;
const START = Date.now() - 30 * MINUTE;
const inMinutes = (gaps: readonly Gap[]) =>
  gaps.map(({ from, to }) => [(from - START) / MINUTE, to && (to - START) / MINUTE]);

function watched(observer = aHeldObserver(cluster)) {
  let now = START;
  const history = keepHistory(observer, () => now);
  return {
    observer,
    at: (minutes: number) => {
      now = START + minutes * MINUTE;
      return now;
    },
    gaps: async () => inMinutes((await history.serviceHistory(serviceId('web'))).gaps),
    gapsOfAll: async () =>
      inMinutes((await history.activities({ before: null, limit: 1, filter: NO_FILTER })).gaps),
  };
}

it('while Docker is away nothing is known, from when it was last seen', async () => {
  const { observer, at, gaps, gapsOfAll } = watched();
  observer.say(aFeed({ confirmedAt: at(5) }));
  expect(await gaps()).toEqual([]);
  at(7);
  observer.say(away(START + 6 * MINUTE));
  expect(await gaps()).toEqual([[6, null]]);
  at(20);
  observer.say(away(START + 6 * MINUTE));
  observer.say(aFeed({ confirmedAt: at(26) }));
  expect(await gaps()).toEqual([[6, 26]]);
  expect(await gapsOfAll()).toEqual([[6, 26]]);
  // The chart of the last hour has no more of it; the list of what was seen has.
  at(90);
  expect(await gaps()).toEqual([]);
  expect(await gapsOfAll()).toEqual([[6, 26]]);
});

it('before the first picture there is no gap: nothing was watched at all', async () => {
  const observer = aHeldObserver();
  observer.say(aFeed({ state: 'connecting', confirmedAt: 0 }));
  const { at, gaps } = watched(observer);
  observer.say(away(0));
  expect(await gaps()).toEqual([]);
  at(1);
  observer.show(cluster);
  observer.say(aFeed({ confirmedAt: at(1) }));
  expect(await gaps()).toEqual([]);
});

it('a memory of an observer that lost Docker begins with a gap', async () => {
  const observer = aHeldObserver(cluster);
  observer.say(away(START - MINUTE));
  const { gaps } = watched(observer);
  expect(await gaps()).toEqual([[0, null]]);
});
