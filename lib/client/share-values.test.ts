import { expect, test } from 'vitest';
import { aCluster, aNode, aService, aTask, nodeId, serviceId } from '@/lib/swarm/made-up.testing';
import { shareValues } from './share-values';

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value));

test('a task says the same as before, and holds what its likes hold', () => {
  const before = aTask('a', { service: serviceId('s1'), node: nodeId('n1'), state: 'starting' });
  const cluster = aCluster({ nodes: [aNode('n1')], services: [aService('s1')], tasks: [before] });
  const came = copyOf({ ...before, state: 'failed' as const, error: 'exit 1' });
  const shared = shareValues(came, [before], cluster);
  expect(shared).toEqual(came);
  expect(shared.image).toBe(before.image);
  expect(shared.image).not.toBe(came.image);
});

test('without its like, and of a node and a service that are gone, it stays as it came', () => {
  const came = aTask('a', { service: serviceId('s1'), node: nodeId('n1') });
  expect(shareValues(came, [], aCluster({}))).toEqual(came);
});
