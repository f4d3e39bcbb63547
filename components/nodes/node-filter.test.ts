import { expect, test } from 'vitest';
import { aNode } from '@/lib/swarm/made-up';
import { matchesNode } from './node-filter';

const node = aNode('worker01', { availability: 'drain', labels: { zone: 'a' }, address: '10.77.0.2' });

test.each([
  ['', true],
  ['WORKER', true],
  ['drain zone=a', true],
  ['10.77.0.2', true],
  ['leader', false],
  ['worker01 zone=b', false],
] as const)('%s: %s', (query, expected) => {
  expect(matchesNode(node, query)).toBe(expected);
});
