import { describe, expect, test } from 'vitest';
import { aNode, aService, aTask, nodeId, taskId } from '../made-up.testing';
import type { Service, UpdateConfig, UpdateStatus } from '../objects/service';
import type { TaskRecord } from '../objects/task';
import { hasRollout, rollout } from './rollout';

const START = 100_000;
const nodes = new Map([[nodeId('worker01'), aNode('worker01')]]);
const config: UpdateConfig = {
  ...aService('web').updateConfig,
  parallelism: 2,
  delay: 10_000,
  monitor: 5_000,
};
const updating: UpdateStatus = {
  state: 'updating',
  message: 'update in progress',
  startedAt: START,
  completedAt: 0,
};
const web = (over: Partial<Service> = {}) =>
  aService('web', { template: 'new', update: updating, updateConfig: config, ...over });
let made = 0;
const task = (slot: number, template: string, over: Partial<TaskRecord> = {}) =>
  aTask(`task${made++}`, { slot, template, createdAt: template === 'new' ? START + 10 : 0, ...over });
const old = (slot: number, over: Partial<TaskRecord> = {}) => task(slot, 'old', over);
const fresh = (slot: number, over: Partial<TaskRecord> = {}) =>
  task(slot, 'new', { since: START + 1_000, ...over });
const stopped = { desiredState: 'shutdown', state: 'shutdown' } as const;
const at = (tasks: readonly TaskRecord[], now: number, service = web()) =>
  rollout(service, tasks, nodes, service.updateConfig, now);
const phases = (tasks: readonly TaskRecord[], now: number) => at(tasks, now).slots.map(({ phase }) => phase);

describe('a slot in an update', () => {
  test('waits, is stopped, starts, is verified, is done', () => {
    expect(phases([old(1)], START)).toEqual(['waiting']);
    const coming = { state: 'preparing', desiredState: 'ready' } as const;
    expect(phases([old(1, { desiredState: 'shutdown' }), fresh(1, coming)], START)).toEqual(['stopping']);
    expect(phases([old(1, stopped), fresh(1, coming)], START)).toEqual(['starting']);
    expect(phases([old(1), fresh(1, coming)], START)).toEqual(['starting']); // start-first
    expect(phases([old(1, stopped), fresh(1)], START + 5_999)).toEqual(['verifying']);
    expect(phases([old(1, stopped), fresh(1)], START + 6_000)).toEqual(['done']);
  });

  test('has failed when its new task ended, until the next one comes', () => {
    const failed = fresh(1, { state: 'rejected', desiredState: 'shutdown' });
    const next = fresh(1, { state: 'starting', createdAt: START + 500 });
    expect(phases([old(1, stopped), failed, aTask('x', { slot: 2, template: 'old' })], START)).toEqual([
      'waiting',
    ]);
    expect(phases([old(1, stopped), failed, next], START)).toEqual(['starting']);
    expect(phases([fresh(1, { state: 'failed', desiredState: 'running' })], START)).toEqual(['failed']);
  });

  test('that was as it should be is done, and none of the update’s', () => {
    const untouched = task(2, 'new', { createdAt: START - 50_000, since: START - 49_000 });
    const { slots, total, counts } = at([old(1), untouched], START);
    expect(slots.map(({ phase, slot }) => [slot, phase])).toEqual([
      [1, 'waiting'],
      [2, 'done'],
    ]);
    expect(total).toBe(1);
    expect(counts).toMatchObject({ waiting: 1, done: 1 });
  });

  test('that Swarm has given up on stays, whatever was stopped there before', () => {
    const three = web({ mode: { kind: 'replicated', replicas: 3 } });
    for (const state of ['failed', 'rejected', 'complete'] as const) {
      const last = fresh(2, { state, desiredState: 'shutdown' });
      const { slots, counts } = at([old(1), old(2, stopped), last, old(3)], START, three);
      expect(slots.map(({ slot, phase }) => [slot, phase])).toEqual([
        [1, 'waiting'],
        [2, 'failed'],
        [3, 'waiting'],
      ]);
      expect(counts).toMatchObject({ failed: 1, waiting: 2 });
    }
    const before = old(3, { state: 'failed', desiredState: 'shutdown' });
    expect(at([old(1), old(2), before], START, three).counts.waiting, 'its turn comes too').toBe(3);
  });

  test('that was scaled away is not shown, and neither is the failure that it leaves', () => {
    const left = old(3, { state: 'failed', desiredState: 'shutdown' });
    const two = web({ mode: { kind: 'replicated', replicas: 2 } });
    expect(at([left, old(1), old(2)], START, two).slots.map(({ slot }) => slot)).toEqual([1, 2]);
  });

  test('that was scaled away is not shown', () => {
    expect(phases([old(1), old(2, { desiredState: 'remove' })], START)).toEqual(['waiting']);
  });
});

describe('the next turn', () => {
  const two = [
    old(1, stopped),
    fresh(1),
    old(2, stopped),
    fresh(2, { since: START + 3_000 }),
    old(3),
    old(4),
  ];

  test('is when the worker that rests the longest has rested for the delay', () => {
    expect(at(two, START + 3_500).nextAt).toBe(START + 11_000);
  });

  test('is not told while every worker is busy, the delay is over, or nothing waits', () => {
    const busy = fresh(3, { state: 'starting' });
    expect(at([...two, old(4), busy], START + 3_500).nextAt).toBe(START + 13_000);
    expect(at([...two, old(5), busy, fresh(4, { state: 'preparing' })], START + 3_500).nextAt).toBeNull();
    expect(at(two, START + 11_000).nextAt).toBeNull();
    expect(at(two.slice(0, 4), START + 3_500).nextAt).toBeNull();
  });

  test('is none in an update that is paused, has no delay, or does all at once', () => {
    const paused = web({ update: { ...updating, state: 'paused' } });
    expect(at(two, START + 3_500, paused).nextAt).toBeNull();
    for (const over of [{ delay: 0 }, { parallelism: 0 }])
      expect(at(two, START + 3_500, web({ updateConfig: { ...config, ...over } })).nextAt).toBeNull();
  });
});

describe('failures', () => {
  const dead = { state: 'failed', desiredState: 'shutdown' } as const;

  test('are counted once a slot, as Swarm does, of the slots that the update is about', () => {
    const first = fresh(1, dead);
    const again = fresh(1, { ...dead, createdAt: START + 9_000 });
    const current = fresh(1, { createdAt: START + 15_000 });
    const { failures, total } = at([old(1, stopped), first, again, current, old(2), old(3)], START + 16_000);
    expect([failures, total]).toEqual([1, 3]);
  });

  test('of the spec before do not count', () => {
    expect(at([old(1, dead), fresh(1)], START + 9_000).failures).toBe(0);
  });

  test('the task that paused it is found, also by the beginning of its id', () => {
    const id = 'abcdefghijklmnopqrstuvwxy';
    const message = `update paused due to failure or early termination of task ${id}`;
    const paused = web({ update: { ...updating, state: 'paused', message } });
    const culprit = fresh(1, { ...dead, id: taskId(id) });
    expect(at([culprit, old(2)], START, paused)).toMatchObject({ culprit, culpritId: id });
    const cut = { ...culprit, id: taskId(id.slice(0, 12)) };
    expect(at([cut, old(2)], START, paused).culprit).toBe(cut);
    expect(at([old(2)], START, paused)).toMatchObject({ culprit: null, culpritId: id });
  });
});

test('a rollback is about the slots that go back', () => {
  const service = web({ template: 'old', update: { ...updating, state: 'rollback_started' } });
  const back = old(1, { createdAt: START + 100, state: 'starting' });
  const { slots, total } = at(
    [fresh(1, { ...stopped, createdAt: START - 5_000 }), back, old(2)],
    START,
    service,
  );
  expect(slots.map(({ phase }) => phase)).toEqual(['starting', 'done']);
  expect(total).toBe(1);
});

test('there is something to show while it is under way or stuck, and a while after', () => {
  const of = (over: Partial<UpdateStatus>) => web({ update: { ...updating, ...over } });
  expect(hasRollout(web({ update: null }), START, 30)).toBe(false);
  expect(hasRollout(of({}), START * 2, 30)).toBe(true);
  expect(hasRollout(of({ state: 'paused' }), START * 2, 30)).toBe(true);
  const done = of({ state: 'completed', completedAt: START });
  expect([START + 29, START + 30].map((now) => hasRollout(done, now, 30))).toEqual([true, false]);
});

test('a job’s task that completed has done what the update wanted', () => {
  const tasks = [old(0, stopped), fresh(0, { state: 'complete', desiredState: 'complete', iteration: 1 })];
  expect(phases(tasks, START + 2_000)).toEqual(['done']);
  expect(at(tasks, START + 2_000).failures).toBe(0);
});

test('the leader’s stamps are compared with each other, and ours with ours', () => {
  const HOUR = 3_600_000;
  const ahead = web({ update: { ...updating, startedAt: START + HOUR } });
  const mine = fresh(1, { createdAt: START + HOUR + 10, since: START + 1_000 });
  const nextAt = rollout(
    ahead,
    [old(1, stopped), mine, old(2)],
    nodes,
    { ...config, parallelism: 1 },
    START + 2_000,
  ).nextAt;
  expect(nextAt).toBe(START + 11_000);
});
