import { expect, test } from 'vitest';
import { EMPTY_TALLY, type Tally } from '@/lib/swarm/derived/tally';
import { aNode } from '@/lib/swarm/made-up.testing';
import { BY_NAME, MOST_LOADED, nextSort, parseSort, SORT_COLUMNS, sortNodes, sortText } from './sort-nodes';

const manager = { leader: false, reachability: 'reachable', address: '' } as const;
const nodes = [
  aNode('w10', { state: 'down' }),
  aNode('w2', { availability: 'drain' }),
  aNode('m1', { role: 'manager', manager: { ...manager, leader: true } }),
  aNode('m2', { role: 'manager', manager, availability: 'pause' }),
];
const tallies: Record<string, Partial<Tally>> = {
  w10: { tasks: 3, reserved: { nanoCpus: 1e9, memoryBytes: 0, generic: [] } },
  w2: { tasks: 9 },
  m1: { tasks: 5 },
  m2: { tasks: 5, reserved: { nanoCpus: 0, memoryBytes: 3e9, generic: [] } },
};
const order = (text: string) =>
  sortNodes(nodes, parseSort(text), ({ id }) => ({ ...EMPTY_TALLY, ...tallies[id] }))
    .map(({ id }) => id)
    .join(' ');

test.each([
  ['name', 'm1 m2 w2 w10'],
  ['-name', 'w10 w2 m2 m1'],
  ['role', 'm1 m2 w2 w10'],
  ['-role', 'w2 w10 m2 m1'],
  ['state', 'w10 m1 m2 w2'],
  ['availability', 'w2 m2 m1 w10'],
  ['tasks', 'w10 m1 m2 w2'],
  ['-tasks', 'w2 m1 m2 w10'],
  ['reserved', 'm1 w2 w10 m2'],
  ['-reserved', 'm2 w10 w2 m1'],
  ['nonsense', 'm1 m2 w2 w10'],
  ['', 'm1 m2 w2 w10'],
])('by %s: %s', (text, expected) => {
  expect(order(text)).toBe(expected);
});

test('the address says what it was read from', () => {
  for (const column of SORT_COLUMNS)
    for (const isDown of [false, true])
      expect(parseSort(sortText({ column, isDown }))).toEqual({ column, isDown });
  expect(sortText(BY_NAME)).toBeNull();
});

test('a press begins numbers with the most, and turns what is sorted already', () => {
  expect(nextSort('reserved', BY_NAME)).toEqual(MOST_LOADED);
  expect(nextSort('reserved', MOST_LOADED)).toEqual({ column: 'reserved', isDown: false });
  expect(nextSort('state', MOST_LOADED)).toEqual({ column: 'state', isDown: false });
});
