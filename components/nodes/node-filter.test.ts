import { expect, test } from 'vitest';
import { aNode } from '@/lib/swarm/made-up.testing';
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

test('a manager at 0.0.0.0 is found by the address that the table shows', () => {
  const manager = { leader: true, reachability: 'reachable', address: '10.77.0.9:2377' } as const;
  const odd = aNode('m', { address: '0.0.0.0', manager });
  expect(matchesNode(odd, '10.77.0.9')).toBe(true);
  expect(matchesNode(odd, '0.0.0.0')).toBe(false);
});
