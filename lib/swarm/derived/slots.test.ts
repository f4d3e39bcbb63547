import { expect, test } from 'vitest';
import { aTask, nodeId } from '../made-up.testing';
import { slotsOf } from './slots';

test('the wanted task counts, the failed ones before it are earlier, newest first', () => {
  const tasks = [
    aTask('old', { state: 'failed', desiredState: 'shutdown', createdAt: 1 }),
    aTask('older', { state: 'failed', desiredState: 'shutdown', createdAt: 0 }),
    aTask('now', { createdAt: 2 }),
  ];
  const [slot] = slotsOf(tasks);
  expect(slot?.current.id).toBe('now');
  expect(slot?.earlier.map((task) => task.id)).toEqual(['old', 'older']);
});

test('start-first: of two wanted tasks the one that is not yet running counts', () => {
  const [slot] = slotsOf([aTask('old'), aTask('new', { state: 'preparing', createdAt: 1 })]);
  expect(slot?.current.id).toBe('new');
});

test('tasks of a global service have the node for a slot', () => {
  const global = { slot: null, node: nodeId('a') };
  expect(slotsOf([aTask('x', global), aTask('y', { ...global, node: nodeId('b') })])).toHaveLength(2);
});
