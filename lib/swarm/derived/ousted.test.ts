import { expect, test } from 'vitest';
import { aCluster, aNode, aService, aTask, nodeId } from '../made-up.testing';
import type { SwarmNode } from '../objects/node';
import { ousted } from './ousted';

const worker = aNode('w', { labels: { disk: 'ssd' } });
const constrained = (name: string, ...constraints: string[]) => aService(name, { constraints });
const services = [
  constrained('fast', 'node.labels.disk==ssd'),
  constrained('far', 'node.role==worker'),
  constrained('lost', 'node.labels.gpu==yes'),
  constrained('free'),
];
const tasks = services.map(({ id, name }) => aTask(name, { service: id, node: nodeId('w') }));

const after = (change: Partial<SwarmNode>, node = worker) =>
  ousted(aCluster({ nodes: [node], services, tasks }), { ...node, ...change }).map(
    ({ service, constraint, tasks: gone }) => [service.name, constraint, gone.length],
  );

test.each([
  ['a label goes', { labels: {} }, [['fast', 'node.labels.disk==ssd', 1]]],
  ['a label changes', { labels: { disk: 'hdd' } }, [['fast', 'node.labels.disk==ssd', 1]]],
  ['it becomes a manager', { role: 'manager' }, [['far', 'node.role==worker', 1]]],
  ['nothing that they ask for', { labels: { disk: 'ssd', zone: 'a' } }, []],
] as const)('%s', (_, change, expected) => {
  expect(after(change)).toEqual(expected);
});

test('a paused node keeps its tasks, and what is leaving does not count', () => {
  expect(after({ labels: {} }, { ...worker, availability: 'pause' })).toEqual([]);
  const leaving = tasks.map((task) => ({ ...task, desiredState: 'shutdown' as const }));
  const cluster = aCluster({ nodes: [worker], services, tasks: leaving });
  expect(ousted(cluster, { ...worker, labels: {} })).toEqual([]);
});

test('a job’s task is driven off while it runs, and not when it is done', () => {
  const job = { ...constrained('fast', 'node.labels.disk==ssd'), mode: { kind: 'global-job' } as const };
  const there = aTask('run', { service: job.id, node: worker.id, desiredState: 'complete' });
  const after = (state: 'running' | 'complete') =>
    ousted(aCluster({ nodes: [worker], services: [job], tasks: [{ ...there, state }] }), {
      ...worker,
      labels: {},
    });
  expect(after('running')).toMatchObject([{ tasks: [{ id: 'run' }] }]);
  expect(after('complete')).toEqual([]);
});
