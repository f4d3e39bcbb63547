import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ClusterStore } from '@/lib/client/cluster-store';
import { aCluster, aNode, aService, aTask, nodeId } from '@/lib/swarm/made-up.testing';
import { COLUMNS, type Column, RowOrder } from './table-order';

const feed = { state: 'live', problem: null, confirmedAt: 1, skipped: {}, withheld: [] } as const;
const store = new ClusterStore();
store.load('e', {
  revision: 1,
  feed,
  activities: [],
  cluster: aCluster({
    nodes: [aNode('worker2'), aNode('worker10')],
    services: [aService('web')],
    tasks: [
      aTask('a', { slot: 10, node: nodeId('worker2'), since: 30 }),
      aTask('b', {
        slot: 2,
        node: nodeId('worker10'),
        since: 10,
        state: 'failed',
        error: 'task: non-zero exit (1)',
      }),
      aTask('c', { slot: 3, node: null, state: 'pending', since: 20 }),
    ],
  }),
});
const order = (column: Column, isDown = false) =>
  new RowOrder(column, isDown).update(store, store.drawnIds()).join('');

test.each([
  ['task', 'bca'],
  ['slot', 'bca'],
  ['node', 'cab'],
  ['state', 'bca'],
  ['age', 'acb'],
  ['error', 'cab'],
] as const)('by %s: %s', (column, expected) => {
  expect(order(column)).toBe(expected);
});

test('downwards turns the column round, and keeps equals by name', () => {
  expect(order('slot', true)).toBe('acb');
  expect(order('service', true)).toBe('bca');
});

test('every column orders every task', () => {
  for (const column of COLUMNS) expect(order(column)).toHaveLength(3);
});

test('kept up change by change it is as if it had been sorted anew', () => {
  const state = fc.constantFrom('running' as const, 'failed' as const, 'starting' as const);
  const task = fc.record({
    id: fc.integer({ min: 0, max: 30 }),
    slot: fc.integer({ min: 1, max: 9 }),
    state,
  });
  fc.assert(
    fc.property(fc.array(fc.array(task, { maxLength: 12 }), { maxLength: 6 }), (steps) => {
      const live = new ClusterStore();
      const orders = COLUMNS.map((column) => ({ column, order: new RowOrder(column, false) }));
      for (const [revision, tasks] of steps.entries()) {
        const cluster = aCluster({
          nodes: [aNode('worker2')],
          services: [aService('web')],
          tasks: tasks.map(({ id, slot, state }) =>
            aTask(`t${id}`, { slot, state, node: nodeId('worker2') }),
          ),
        });
        live.load('e', { revision, feed, activities: [], cluster });
        for (const { column, order } of orders) {
          const ids = live.drawnIds();
          expect(order.update(live, ids)).toEqual(new RowOrder(column, false).update(live, ids));
          expect(order.update(live, ids), 'the same list until it changes').toBe(order.update(live, ids));
        }
      }
    }),
    { numRuns: 50 },
  );
});
