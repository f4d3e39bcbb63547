import { expect, test } from 'vitest';
import { aCluster, aNode, aService, aTask, nodeId, serviceId, taskId } from '../made-up.testing';
import { namelessness, nodeNameOf, taskName } from './task-name';
import { tileName, tileOf } from './tile';

const gone = serviceId('5e4jtcb605zk3kqw8t2m1n7xp');
const cluster = aCluster({ nodes: [aNode('worker01')], services: [aService('web')] });

test.each([
  ['a task of a service', {}, 'web.1', null],
  ['of a service that is gone', { service: gone }, '5e4jtcb605zk.1', 'removed-service'],
  [
    'of a global service that is gone',
    { service: gone, slot: null },
    '5e4jtcb605zk.worker01',
    'removed-service',
  ],
  ['of a plugin', { service: gone, runtime: 'plugin' }, '5e4jtcb605zk.1', 'plugin'],
  [
    'a container on a network',
    { service: null, slot: null, runtime: 'attachment' },
    't2x8kqw5m1n7',
    'attachment',
  ],
  ['of no service', { service: null, slot: null }, 't2x8kqw5m1n7', 'no-service'],
] as const)('%s is named by what is known', (_, over, name, why) => {
  const task = aTask('x', { id: taskId('t2x8kqw5m1n7xp3k5e4jtcb60'), ...over });
  expect(taskName(task, cluster)).toBe(name);
  expect(namelessness(task, cluster.services)).toBe(why);
  const tile = tileOf(task, cluster, null, false);
  expect(tileName(tile)).toBe(name.replace('.worker01', ''));
  expect(tile.nameless).toBe(why);
});

test('a node that is gone is named by its id', () => {
  expect(nodeNameOf({ node: nodeId('x7ugqpr43skyn8nsctrazkhxc') }, cluster.nodes)).toBe('x7ugqpr43sky');
});
