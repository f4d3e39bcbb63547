import { describe, expect, test } from 'vitest';
import type { Step } from '@/lib/client/cluster-store';
import { aCluster, aTask, nodeId } from '@/lib/swarm/made-up.testing';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import { slotKey, type TaskRecord } from '@/lib/swarm/objects/task';
import { diff } from '@/lib/swarm/picture/diff';
import { MOST_MOVES, NO_MOTION, planMotion } from './plan';

function plan(before: TaskRecord[], after: TaskRecord[], fresh = false) {
  const [from, to]: Cluster[] = [aCluster({ tasks: before }), aCluster({ tasks: after })];
  if (!from || !to) throw new Error('unreachable');
  const step: Step = { before: from, after: to, delta: diff(from, to) ?? { put: {}, remove: {} }, fresh };
  return planMotion(step, (key) => before.filter((task) => slotKey(task) === key));
}

const on = (node: string) => ({ node: nodeId(node) });
const failed = { state: 'failed', desiredState: 'shutdown' } as const;
const coming = { state: 'assigned', createdAt: 1 } as const;

describe('planMotion', () => {
  test('a replacement comes from the place of the task whose slot it fills', () => {
    const { arrivals } = plan(
      [aTask('old', { ...on('a'), ...failed })],
      [aTask('old', { ...on('a'), ...failed }), aTask('new', { ...on('b'), ...coming })],
    );
    expect(arrivals).toMatchObject([{ task: { id: 'new' }, from: { kind: 'task', id: 'old' } }]);
  });

  test('on the same node it takes over where it is', () => {
    const old = aTask('old', { ...on('a'), ...failed });
    expect(plan([old], [old, aTask('new', { ...on('a'), ...coming })]).arrivals).toMatchObject([
      { from: { kind: 'place' } },
    ]);
  });

  test('a task that waited comes from the tray, even where it had an older one in its slot once it is placed', () => {
    const waiting = aTask('t', { node: null, state: 'pending' });
    expect(plan([waiting], [{ ...waiting, ...on('a'), state: 'assigned' }]).arrivals).toMatchObject([
      { from: { kind: 'tray' } },
    ]);
    const old = aTask('old', { ...on('a'), ...failed });
    const next = aTask('t', { node: null, state: 'pending', createdAt: 1 });
    expect(plan([old, next], [old, { ...next, ...on('b') }]).arrivals).toMatchObject([
      { from: { kind: 'task', id: 'old' } },
    ]);
  });

  test('a new slot comes from who asked for it', () => {
    expect(plan([], [aTask('t', { ...on('a'), state: 'assigned' })]).arrivals).toMatchObject([
      { from: { kind: 'asked' } },
    ]);
  });

  test('a change of state moves nothing; what is removed departs', () => {
    const task = aTask('t', { ...on('a'), state: 'starting' });
    expect(plan([task], [{ ...task, state: 'running' }])).toEqual(NO_MOTION);
    expect(plan([task], []).departures).toEqual(['t']);
  });

  test('what was only caught up with moves nothing', () => {
    expect(plan([], [aTask('t', { ...on('a') })], true)).toEqual(NO_MOTION);
  });

  test('more than ten moves are told as one, with where they left from if that is one place', () => {
    const slots = Array.from({ length: MOST_MOVES + 1 }, (_, i) => i + 1);
    const old = slots.map((slot) => aTask(`old${slot}`, { slot, ...on('lost') }));
    const next = slots.map((slot) => aTask(`new${slot}`, { slot, ...on('other'), ...coming }));
    const { arrivals, told } = plan(old, [...old, ...next]);
    expect(arrivals).toEqual([]);
    expect(told).toEqual({ count: 11, from: 'lost' });
    expect(plan([], next).told).toEqual({ count: 11, from: null });
    expect(plan(old.slice(1), [...old.slice(1), ...next.slice(1)]).told).toBeNull();
  });
});
