import type { Task } from '../objects/wire';

/** The ids of tasks by what they have in common: the service, or the node. */
export interface TaskIndex {
  of(key: string): ReadonlySet<string>;
  /** Follows one task's change. Created: no `before`; removed: no `after`. */
  move(before: Task | undefined, after: Task | undefined): void;
}

const NONE: ReadonlySet<string> = new Set();

export function createTaskIndex(keyOf: (task: Task) => string | undefined): TaskIndex {
  const idsByKey = new Map<string, Set<string>>();
  return {
    of: (key) => idsByKey.get(key) ?? NONE,
    move(before, after) {
      const task = before ?? after;
      const from = before && keyOf(before);
      const to = after && keyOf(after);
      if (!task || from === to) return;
      if (from !== undefined) {
        const ids = idsByKey.get(from);
        ids?.delete(task.ID);
        if (ids?.size === 0) idsByKey.delete(from);
      }
      if (to !== undefined) {
        const ids = idsByKey.get(to);
        if (ids) ids.add(task.ID);
        else idsByKey.set(to, new Set([task.ID]));
      }
    },
  };
}
