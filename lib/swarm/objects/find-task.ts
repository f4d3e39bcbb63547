import type { TaskId } from './ids';

/** The task of this id, or the first whose id begins so: a large swarm's picture has the beginnings alone. */
export function findTask<T extends { readonly id: TaskId }>(
  tasks: ReadonlyMap<TaskId, T>,
  id: TaskId,
): T | null {
  const found = tasks.get(id);
  if (found) return found;
  for (const task of tasks.values()) if (task.id.startsWith(id)) return task;
  return null;
}
