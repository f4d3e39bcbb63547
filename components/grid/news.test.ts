import { expect, test } from 'vitest';
import { aCluster, aNode, aTask } from '@/lib/swarm/made-up.testing';
import { diff } from '@/lib/swarm/picture/diff';
import { EMPTY_NEWS, gather, isNews } from './news';

const stepOf = (before: ReturnType<typeof aCluster>, after: ReturnType<typeof aCluster>, fresh = false) => ({
  before,
  after,
  delta: diff(before, after) ?? { put: {}, remove: {} },
  fresh,
});

test('counts what changed its state, and keeps each node’s last word', () => {
  const a = aCluster({
    nodes: [aNode('n')],
    tasks: [aTask('x', { state: 'starting' }), aTask('y'), aTask('z')],
  });
  const b = aCluster({
    nodes: [aNode('n', { state: 'down' })],
    tasks: [
      aTask('x'),
      aTask('y', { state: 'failed' }),
      aTask('z', { state: 'shutdown' }),
      aTask('w', { node: null, state: 'pending' }),
    ],
  });
  const news = gather(EMPTY_NEWS, stepOf(a, b));
  expect(news).toEqual({
    running: 1,
    failed: 1,
    ended: 1,
    waiting: 1,
    nodes: [{ name: 'n', state: 'down' }],
  });
  const back = gather(news, stepOf(b, aCluster({ nodes: [aNode('n')], tasks: [] })));
  expect(back.nodes).toEqual([{ name: 'n', state: 'ready' }]);
});

test('what was only caught up with is no news', () => {
  expect(isNews(gather(EMPTY_NEWS, stepOf(aCluster({}), aCluster({ tasks: [aTask('x')] }), true)))).toBe(
    false,
  );
});
