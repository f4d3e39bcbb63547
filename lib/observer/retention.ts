import { groupBy } from '@/lib/base/group';
import { isOver, slotKey, type TaskRecord } from '@/lib/swarm/objects/task';

/** As many tasks as Swarm itself keeps for a slot: the present one, and four before it. */
const KEPT = 5;

/** The tasks of one service that Swarm will have dropped by now: the oldest of those that ended. */
export function surplus(tasks: readonly TaskRecord[]): TaskRecord[] {
  const result: TaskRecord[] = [];
  if (tasks.length <= KEPT || !tasks.some(isOver)) return result;
  for (const slot of groupBy(tasks, slotKey).values()) {
    const excess = slot.length - KEPT;
    if (excess <= 0) continue;
    const ended = slot.filter(isOver).sort((a, b) => a.createdAt - b.createdAt);
    result.push(...ended.slice(0, excess));
  }
  return result;
}
