import { expect, test } from 'vitest';
import { aNode, aService, aTask, nodeId } from '../made-up.testing';
import type { SwarmNode } from '../objects/node';
import type { TaskRecord } from '../objects/task';
import { fullCount } from './missed';

const nodes = new Map([
  [nodeId('worker01'), aNode('worker01')],
  [nodeId('worker02'), aNode('worker02', { state: 'down' })],
]);

test('a global service aims at a node where Swarm has given up, as long as the node qualifies', () => {
  const service = aService('agent', { mode: { kind: 'global' }, constraints: ['node.labels.tier!=db'] });
  const at = (node: string) => ({ slot: null, node: nodeId(node) });
  const failed = { state: 'failed', desiredState: 'shutdown', createdAt: 2 } as const;
  const desired = (over: Partial<SwarmNode>, last: Partial<TaskRecord> = {}, more: TaskRecord[] = []) => {
    const there = new Map(nodes).set(nodeId('worker03'), aNode('worker03', over));
    const tasks = [
      aTask('a', at('worker01')),
      aTask('stopped', { ...at('worker03'), state: 'shutdown', desiredState: 'shutdown', createdAt: 1 }),
      aTask('last', { ...at('worker03'), ...failed, ...last }),
      aTask('away', { ...at('gone'), ...failed }),
      ...more,
    ];
    return fullCount(service, tasks, there).desired;
  };
  expect(desired({})).toBe(2);
  expect(desired({}, { state: 'complete' })).toBe(2);
  expect(desired({ availability: 'pause' })).toBe(2);
  expect(desired({ availability: 'drain' })).toBe(1);
  expect(desired({ state: 'down' })).toBe(1);
  expect(desired({ labels: { tier: 'db' } })).toBe(1);
  expect(desired({}, { state: 'shutdown' }), 'Swarm stopped it').toBe(1);
  expect(desired({}, { desiredState: 'remove' })).toBe(1);
  const next = aTask('next', { ...at('worker03'), state: 'ready', desiredState: 'ready', createdAt: 3 });
  expect(desired({}, {}, [next]), 'it is counted once').toBe(2);
});

test('a job on every node aims at one where it was given up, in this run', () => {
  const job = aService('job', { mode: { kind: 'global-job' }, iteration: 1 });
  const failed = { state: 'failed', desiredState: 'shutdown', slot: null } as const;
  const tasks = [
    aTask('a', {
      slot: null,
      node: nodeId('worker02'),
      state: 'complete',
      desiredState: 'complete',
      iteration: 1,
    }),
    aTask('b', { ...failed, iteration: 1 }),
  ];
  expect(fullCount(job, tasks, nodes)).toEqual({ running: 0, desired: 2, completed: 1 });
  expect(fullCount(job, [aTask('b', { ...failed, iteration: 0 })], nodes).desired).toBe(0);
});
