import { expect, test } from 'vitest';
import { aNode, aService, aTask, nodeId } from '../made-up.testing';
import { isOutdated, lookOf, stepOf } from './look';

const nodes = new Map([
  [nodeId('worker01'), aNode('worker01')],
  [nodeId('lost'), aNode('lost', { state: 'down' })],
]);

test.each([
  ['running', {}, 'running'],
  ['pending without a node', { state: 'pending', node: null }, 'waiting'],
  ['new with a node', { state: 'new' }, 'waiting'],
  ['assigned', { state: 'assigned' }, 'starting'],
  ['starting', { state: 'starting' }, 'starting'],
  ['running, meant to stop', { desiredState: 'shutdown' }, 'stopping'],
  ['running, meant to be removed', { desiredState: 'remove' }, 'stopping'],
  ['a job’s running task', { desiredState: 'complete' }, 'running'],
  ['running on a node that is down', { node: nodeId('lost') }, 'unknown'],
  ['running on a node that is gone', { node: nodeId('gone') }, 'unknown'],
  ['failed on a node that is down', { state: 'failed', node: nodeId('lost') }, 'failed'],
  ['rejected', { state: 'rejected' }, 'rejected'],
  ['complete', { state: 'complete' }, 'complete'],
  ['shutdown', { state: 'shutdown' }, 'ended'],
  ['orphaned', { state: 'orphaned' }, 'ended'],
] as const)('%s is drawn as %s', (_, over, look) => expect(lookOf(aTask('t', over), nodes)).toBe(look));

test('nine steps lead to running', () => {
  expect(stepOf(aTask('t', { state: 'new' }))).toBe(1);
  expect(stepOf(aTask('t', { state: 'preparing' }))).toBe(6);
  expect(stepOf(aTask('t', { state: 'running' }))).toBe(9);
  expect(stepOf(aTask('t', { state: 'failed' }))).toBe(9);
});

test('an old spec shows while the task lives', () => {
  const service = aService('web', { template: 'two' });
  expect(isOutdated(aTask('t'), service)).toBe(true);
  expect(isOutdated(aTask('t', { state: 'shutdown' }), service)).toBe(false);
  expect(isOutdated(aTask('t', { template: 'two' }), service)).toBe(false);
  expect(isOutdated(aTask('t'), undefined)).toBe(false);
});
