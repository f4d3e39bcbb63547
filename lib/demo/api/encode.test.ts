import { expect, it } from 'vitest';
import { createNetwork } from '../control/networks';
import { testSwarm } from '../swarm.testing';
import { taskJson } from './encode';

it('a task’s JSON is what JSON.stringify would make of what is shown of it, without a slot of 0', () => {
  const { swarm, store, create, run } = testSwarm();
  createNetwork(swarm, { Name: 'backend', Driver: 'overlay' });
  create({ replicas: 2, template: { Networks: [{ Target: 'backend' }] } });
  create({ name: 'alone', template: { Placement: { Constraints: ['node.role == nobody'] } } });
  create({ name: 'job', mode: { ReplicatedJob: { MaxConcurrent: 1, TotalCompletions: 2 } } });
  create({ name: 'broken', container: { Command: ['sh', '-c', 'exit 1'] } });
  run(20);
  const tasks = [...store.tasks.all()];
  expect(tasks.length).toBeGreaterThan(5);
  for (const { hidden, ...shown } of tasks) {
    const json = taskJson({ hidden, ...shown });
    expect(json).toBe(JSON.stringify({ ...shown, Slot: shown.Slot || undefined }));
  }
  expect(tasks.filter(({ Slot }) => Slot === 0)).toHaveLength(1);
});
