import { beforeEach, expect, test, vi } from 'vitest';
import type { Step } from '@/lib/client/cluster-store';
import { aCluster, aTask, nodeId, taskId } from '@/lib/swarm/made-up.testing';
import type { TaskRecord } from '@/lib/swarm/objects/task';
import { diff } from '@/lib/swarm/picture/diff';
import { MOST_MOVES } from '../motion/plan';
import { Flashes } from './flashes';

beforeEach(() => void vi.stubGlobal('matchMedia', () => ({ matches: false })));

function step(before: TaskRecord[], after: TaskRecord[], fresh = false): Step {
  const [from, to] = [aCluster({ tasks: before }), aCluster({ tasks: after })];
  return { before: from, after: to, delta: diff(from, to) ?? { put: {}, remove: {} }, fresh };
}
const on = (id: string, over = {}) => aTask(id, { node: nodeId('a'), ...over });

test('a task that comes or changes its state is marked, and fades', () => {
  const flashes = new Flashes();
  flashes.note(step([on('x', { state: 'starting' })], [on('x'), on('y')]), 100);
  expect([...(flashes.at(nodeId('a'))?.keys() ?? [])]).toEqual(['x', 'y']);
  expect(flashes.strength(100, 100)).toBe(1);
  expect(flashes.strength(100, 550)).toBeCloseTo(0.5);
  expect(flashes.nodes(200)).toEqual(['a']);
  expect(flashes.isEmpty).toBe(false);
  expect(flashes.nodes(5_000), 'painted a last time without it').toEqual(['a']);
  expect(flashes.at(nodeId('a'))).toBeUndefined();
  expect(flashes.isEmpty).toBe(true);
});

test('what was caught up with, what is too much, and what waits is not marked', () => {
  const flashes = new Flashes();
  const many = Array.from({ length: MOST_MOVES + 1 }, (_, i) => on(`t${i}`));
  flashes.note(step([], [on('x')], true), 0);
  flashes.note(step([], many), 0);
  flashes.note(step([], [aTask('w', { node: null, state: 'pending' })]), 0);
  flashes.note(step([on('x')], [on('x', { since: 5 })]), 0);
  expect(flashes.isEmpty).toBe(true);
  expect(flashes.at(nodeId('a'))?.has(taskId('x'))).toBeFalsy();
});

test('where no movement is wanted it stays longer, and does not fade', () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  const flashes = new Flashes();
  flashes.note(step([], [on('x')]), 0);
  flashes.nodes(2_000);
  expect(flashes.isEmpty).toBe(false);
  expect(flashes.strength(0, 2_000)).toBe(1);
});
