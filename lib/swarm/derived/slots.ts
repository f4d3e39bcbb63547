import { groupBy } from '@/lib/base/group';
import { rank, slotKey, type Task } from '../objects/task';

/** A place that a service fills, with the task that counts for it now and those that it had before. */
export interface Slot {
  readonly key: string;
  readonly current: Task;
  /** The slot's other tasks, newest first. */
  readonly earlier: readonly Task[];
}

/**
 * Groups a service's tasks by slot. As the docker CLI does, the task that counts is the one with the lowest desired
 * state, then the lowest observed one; of equals the newest.
 */
export function slotsOf(tasks: Iterable<Task>): Slot[] {
  return [...groupBy(tasks, slotKey)].flatMap(([key, members]) => {
    const [current, ...others] = members.sort(
      (a, b) =>
        rank(a.desiredState) - rank(b.desiredState) ||
        rank(a.state) - rank(b.state) ||
        b.createdAt - a.createdAt,
    );
    return current ? [{ key, current, earlier: others.sort((a, b) => b.createdAt - a.createdAt) }] : [];
  });
}
