import { expect, it } from 'vitest';
import { isRunning } from '../objects/task';
import { createClock } from '../simulation/clock';
import { createSwarm } from '../swarm/swarm';
import { seedSwarm } from './seed';

function seeded(nodes: number, tasks?: number) {
  const clock = createClock(Date.parse('2026-11-22T09:00:00Z'));
  const swarm = createSwarm(clock, 1);
  seedSwarm(swarm, { nodes, tasks });
  clock.advance(60_000);
  return swarm.store;
}

it.each([
  [1, undefined, 7],
  [4, undefined, 7],
  [4, 0, 0],
  [4, 2, 2],
  [4, 12, 12],
  [9, undefined, 9],
  [40, 400, 400],
  [100, 3_000, 3_000],
])('%i nodes and %s tasks: %i tasks, all of them running', (nodes, tasks, count) => {
  const store = seeded(nodes, tasks);
  expect(store.nodes.size).toBe(nodes);
  expect([...store.tasks.all()].filter(isRunning)).toHaveLength(count);
  expect(store.tasks.size).toBe(count);
});

it('is the same each time', () => {
  const [one, two] = [seeded(10, 200), seeded(10, 200)];
  const shape = (store: ReturnType<typeof seeded>) =>
    store.tasks.sorted().map(({ ID, NodeID, Slot, hidden }) => [ID, NodeID, Slot, hidden.serviceName]);
  expect(shape(one)).toEqual(shape(two));
});
