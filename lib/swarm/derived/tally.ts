import type { Cluster } from '../objects/cluster';
import { type GenericResource, NO_RESOURCES, type Resources, sumGeneric } from '../objects/resources';
import { isOver, type Task } from '../objects/task';
import { isLeaving, LOOKS, type Look, lookOf } from './look';

/** What the tasks at one place come to. */
export interface Tally {
  readonly tasks: number;
  readonly running: number;
  /** Alive, and meant to end. */
  readonly leaving: number;
  /** How many have each look, in the order of `LOOKS`. */
  readonly looks: readonly number[];
  /** The gravest of their looks; null without tasks. */
  readonly worst: Look | null;
  /** Promised to tasks that are wanted and not over: what the scheduler counts as taken. */
  readonly reserved: Resources;
}

export const NO_LOOKS: readonly number[] = LOOKS.map(() => 0);

export const EMPTY_TALLY: Tally = {
  tasks: 0,
  running: 0,
  leaving: 0,
  looks: NO_LOOKS,
  worst: null,
  reserved: NO_RESOURCES,
};

/** How many there are of each look, in the order of `LOOKS`. */
export function countLooks(looks: Iterable<Look>): number[] {
  const counts = [...NO_LOOKS];
  for (const look of looks) {
    const at = LOOKS.indexOf(look);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

export function tally(tasks: Iterable<Task>, nodes: Cluster['nodes']): Tally {
  const looks = [...NO_LOOKS];
  let { tasks: count, leaving } = EMPTY_TALLY;
  let { nanoCpus, memoryBytes } = NO_RESOURCES;
  const generic: GenericResource[] = [];
  for (const task of tasks) {
    count += 1;
    const at = LOOKS.indexOf(lookOf(task, nodes));
    looks[at] = (looks[at] ?? 0) + 1;
    if (isOver(task)) continue;
    if (isLeaving(task)) leaving += 1;
    else {
      nanoCpus += task.reservations.nanoCpus;
      memoryBytes += task.reservations.memoryBytes;
      generic.push(...task.reservations.generic);
    }
  }
  return {
    tasks: count,
    running: looks[LOOKS.indexOf('running')] ?? 0,
    leaving,
    looks,
    // They stand in the order of their gravity.
    worst: LOOKS[looks.findIndex((each) => each > 0)] ?? null,
    reserved: {
      nanoCpus,
      memoryBytes,
      generic: generic.length > 0 ? sumGeneric(generic) : NO_RESOURCES.generic,
    },
  };
}
