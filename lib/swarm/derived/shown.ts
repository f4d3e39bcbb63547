import type { NodeId } from '../objects/ids';
import { isOver, type Task } from '../objects/task';
import { isLeaving } from './look';

/**
 * Which of one slot's tasks the picture draws: those that are alive, and a slot's last word where nothing came after
 * it (a failure that Swarm no longer retries, a job that is done). Older tasks are history, and never raise an alarm.
 * So is what ended in a job's earlier runs (`run` is its latest, null for what is no job), and one that is to end where
 * no node is left to say that it did.
 */
export function shownTasks(
  slot: readonly Task[],
  nodes: ReadonlyMap<NodeId, unknown>,
  run: number | null,
): Task[] {
  const isNowhere = ({ node }: Task) => node === null || !nodes.has(node);
  const alive = slot.filter((task) => !isOver(task) && !(isLeaving(task) && isNowhere(task)));
  if (alive.length > 0) return alive;
  const last = slot.reduce<Task | null>(
    (newest, task) => (newest && newest.createdAt >= task.createdAt ? newest : task),
    null,
  );
  const tells = last?.state === 'failed' || last?.state === 'rejected' || last?.state === 'complete';
  if (last && run !== null && last.iteration !== null && last.iteration < run) return [];
  return last && tells && last.desiredState !== 'remove' ? [last] : [];
}
