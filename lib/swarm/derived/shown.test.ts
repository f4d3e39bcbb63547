import { expect, test } from 'vitest';
import { aNode, aTask, nodeId } from '../made-up.testing';
import type { Task } from '../objects/task';
import { shownTasks } from './shown';

const nodes = new Map([[nodeId('worker01'), aNode('worker01')]]);
const ids = (tasks: readonly Task[], run: number | null = null) =>
  shownTasks(tasks, nodes, run).map((task) => task.id);
const failed = { state: 'failed', desiredState: 'shutdown' } as const;

test('alive tasks are drawn, their history is not', () => {
  expect(ids([aTask('old', failed), aTask('new', { createdAt: 1 })])).toEqual(['new']);
});

test('two tasks of a slot that are both alive are both drawn', () => {
  expect(
    ids([aTask('old', { desiredState: 'shutdown' }), aTask('new', { state: 'starting', createdAt: 1 })]),
  ).toEqual(['old', 'new']);
});

test('a failure that nothing came after is the slot’s last word', () => {
  expect(ids([aTask('first', failed), aTask('last', { ...failed, createdAt: 1 })])).toEqual(['last']);
});

test('a job that is done stays to be seen; a task that was shut down or removed does not', () => {
  expect(ids([aTask('done', { state: 'complete', desiredState: 'complete' })])).toEqual(['done']);
  expect(ids([aTask('a', { state: 'shutdown', desiredState: 'shutdown' })])).toEqual([]);
  expect(ids([aTask('a', { state: 'failed', desiredState: 'remove' })])).toEqual([]);
});

test('a task that never got a node and is no longer wanted is history', () => {
  expect(ids([aTask('a', { node: null, state: 'pending', desiredState: 'shutdown' })])).toEqual([]);
  expect(ids([aTask('a', { node: null, state: 'pending' })])).toEqual(['a']);
});

test('on a node that is gone, what should end is history; what should run, failed or is done is not', () => {
  const gone = { node: nodeId('gone') };
  expect(ids([aTask('a', { ...gone, desiredState: 'shutdown' })])).toEqual([]);
  expect(ids([aTask('a', { ...gone, desiredState: 'remove' })])).toEqual([]);
  expect(ids([aTask('a', { ...gone, state: 'orphaned', desiredState: 'shutdown' })])).toEqual([]);
  expect(ids([aTask('a', gone)])).toEqual(['a']);
  expect(ids([aTask('a', { ...gone, ...failed })])).toEqual(['a']);
  expect(ids([aTask('a', { ...gone, state: 'complete', desiredState: 'complete' })])).toEqual(['a']);
});

test('what ended in an earlier run of a job is history', () => {
  const done = aTask('done', { state: 'complete', desiredState: 'complete', iteration: 1 });
  expect([ids([done], 1), ids([done], 2)]).toEqual([['done'], []]);
  expect(ids([aTask('dead', { ...failed, iteration: 1 })], 2)).toEqual([]);
  expect(ids([aTask('leaving', { desiredState: 'remove', iteration: 1 })], 2)).toEqual(['leaving']);
});
