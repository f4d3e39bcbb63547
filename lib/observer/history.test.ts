import { describe, expect, it } from 'vitest';
import { aService, aTask, serviceId, taskId } from '@/lib/swarm/made-up.testing';
import type { TaskRecord } from '@/lib/swarm/objects/task';
import { createSwarmState } from './swarm-state';

const SLOTS = 400;
const NOW = 1_000_000;
const web = serviceId('web');
const ids = (tasks: Iterable<TaskRecord>) => new Set([...tasks].map((task) => task.id));

/** The task that a slot had as its `round`th. */
const nth = (slot: number, round: number, over: Partial<TaskRecord> = {}): TaskRecord =>
  aTask(`t${round}-${slot}`, { service: web, slot, createdAt: round * 1_000, since: round * 1_000, ...over });
const failed = (slot: number, round: number): TaskRecord =>
  nth(slot, round, { state: 'failed', desiredState: 'shutdown', since: round * 1_000 + slot });
/** Every slot's tasks so far, of which the last runs: no more of them ended than Swarm itself keeps. */
const all = (rounds: number): TaskRecord[] =>
  Array.from({ length: SLOTS }, (_, slot) => slot + 1).flatMap((slot) => [
    ...Array.from({ length: rounds }, (_, round) => failed(slot, round + 1)),
    nth(slot, rounds + 1),
  ]);

async function begin(tasks: readonly TaskRecord[]) {
  const state = createSwarmState(() => NOW);
  state.setServices([aService('web', { mode: { kind: 'replicated', replicas: SLOTS } })], NOW);
  const merge = (items: readonly TaskRecord[]) => state.mergeTasks(items, state.turns.begin(), {});
  await merge(tasks);
  return { ...state, merge };
}

describe('the memory of ended tasks', () => {
  it('is of a thousand in a swarm of this size, the latest', async () => {
    const state = await begin(all(4));
    const ended = [...state.tasks.ended.values()].sort((a, b) => a.since - b.since);
    expect(ended).toHaveLength(1_000);
    expect(ended[0]).toEqual(failed(201, 2));
    expect(state.tasks.tasks.size).toBe(SLOTS + 1_000);
  });

  it('is not touched where it holds fewer', async () => {
    const tasks = all(2);
    expect(ids((await begin(tasks)).tasks.tasks.values())).toEqual(ids(tasks));
  });

  it('takes nothing again that it forgot, and calls it no change', async () => {
    const state = await begin(all(4));
    const before = ids(state.tasks.tasks.values());
    const { changed, missing } = await state.merge(all(4));
    expect([changed, missing]).toEqual([[], []]);
    expect(ids(state.tasks.tasks.values())).toEqual(before);
  });

  it('makes room for what ends, and stays as large', async () => {
    const state = await begin(all(4));
    for (let round = 5; round < 10; round += 1) {
      await state.merge(all(round).filter((task) => task.createdAt > (round - 4) * 1_000));
      expect(state.tasks.ended.size).toBeLessThanOrEqual(1_050);
    }
    expect(state.tasks.tasks.has(taskId(`t9-${SLOTS}`))).toBe(true);
  });

  it('keeps every slot’s last word, however old', async () => {
    const last = Array.from({ length: 1_500 }, (_, at) =>
      nth(1_000 + at, 0, { state: 'complete', desiredState: 'complete', since: at }),
    );
    const state = await begin([...last, ...all(4)]);
    for (const { id } of last) expect(state.tasks.tasks.has(id)).toBe(true);
    expect(state.tasks.ended.size).toBe(last.length + 1_000);
  });

  it('takes an old task that is its slot’s last word', async () => {
    const state = await begin(all(4));
    const { changed } = await state.merge([...all(4), failed(900, 1)]);
    expect(changed).toEqual([failed(900, 1)]);
  });
});
