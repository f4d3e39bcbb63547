import { expect, test } from 'vitest';
import { aNode, nodeId } from '../made-up.testing';
import { type SwarmNode, withNamesakes } from '../objects/node';
import { type NodeChange, nodeReference, stands } from './node-change';

const node = nodeId('w');

test.each<[NodeChange, Partial<SwarmNode>, boolean]>([
  [{ kind: 'set-node-availability', node, availability: 'drain' }, { availability: 'drain' }, true],
  [{ kind: 'set-node-availability', node, availability: 'drain' }, { availability: 'pause' }, false],
  [{ kind: 'set-node-role', node, role: 'manager' }, { role: 'worker' }, false],
  [{ kind: 'set-node-labels', node, put: { a: '1' }, remove: ['b'] }, { labels: { a: '1', c: '2' } }, true],
  [{ kind: 'set-node-labels', node, put: { a: '1' }, remove: [] }, { labels: { a: '2' } }, false],
  [{ kind: 'set-node-labels', node, put: {}, remove: ['b'] }, { labels: { b: '' } }, false],
])('%o on a node with %o stands: %s', (change, over, expected) => {
  expect(stands(change, aNode('w', over))).toBe(expected);
});

test('a node is called by its name, unless that is nobody’s or several nodes’', () => {
  const nodes = withNamesakes([
    aNode('one', { hostname: 'same' }),
    aNode('two', { hostname: 'same' }),
    aNode('three', { hostname: 'worker03' }),
    aNode('four', { hostname: '' }),
  ]);
  expect(nodes.map(nodeReference)).toEqual(['one', 'two', 'worker03', 'four']);
});
