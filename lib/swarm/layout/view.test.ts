import { expect, test } from 'vitest';
import { aNode } from '../made-up.testing';
import { byRoleAndName, groupingText, groupNodes, parseView } from './view';

const read = (query: string) => parseView(new URLSearchParams(query));

test('an address says how to look; nonsense is left out', () => {
  expect(read('')).toEqual({ mode: 'auto', grouping: null, query: '', task: null });
  expect(read('view=table&group=label:zone&q=web&task=abc')).toEqual({
    mode: 'table',
    grouping: { kind: 'label', key: 'zone' },
    query: 'web',
    task: 'abc',
  });
  expect(read('view=<script>&group=label:')).toEqual({ mode: 'auto', grouping: null, query: '', task: null });
});

test.each(['role', 'state', 'stack', 'label:a:b', ''])('grouping %s survives the address', (text) => {
  expect(groupingText(read(`group=${encodeURIComponent(text)}`).grouping)).toBe(text);
});

test('managers first, then workers, by name with its numbers', () => {
  const nodes = [
    aNode('worker10'),
    aNode('worker2'),
    aNode('z-manager', { role: 'manager' }),
    aNode('id', { hostname: '' }),
  ];
  expect(nodes.sort(byRoleAndName).map((node) => node.id)).toEqual([
    'z-manager',
    'id',
    'worker2',
    'worker10',
  ]);
});

test('groups are by name, nodes without the label last; stacks group tiles, not nodes', () => {
  const nodes = [
    aNode('a', { labels: { zone: 'z10' } }),
    aNode('b'),
    aNode('c', { labels: { zone: 'z2' } }),
    aNode('d', { labels: { zone: 'z10' }, state: 'down' }),
  ];
  const keys = (text: string) =>
    groupNodes(nodes, read(`group=${text}`).grouping).map(({ key, nodes: members }) => [
      key,
      members.map(({ id }) => id).join(),
    ]);
  expect(keys('label:zone')).toEqual([
    ['z2', 'c'],
    ['z10', 'a,d'],
    [null, 'b'],
  ]);
  expect(keys('label:constructor')).toEqual([[null, 'a,b,c,d']]);
  expect(keys('state')).toEqual([
    ['active', 'a,b,c'],
    ['down', 'd'],
  ]);
  expect(keys('stack')).toEqual([[null, 'a,b,c,d']]);
  expect(keys('')).toEqual([[null, 'a,b,c,d']]);
});
