import { groupBy } from '@/lib/base/group';
import { isOver, isWanted, placeOf, rank } from '../objects/task';
import type { Task } from '../objects/wire';
import type { Clock } from '../simulation/clock';
import { debounce } from '../simulation/debounce';
import type { Store } from '../store/store';

export const TASK_HISTORY_LIMIT = 5;
const DEBOUNCE_MS = 250;

/** Deletes tasks that are to be removed and have ended, and those beyond each place's history. */
export function startReaper(store: Store, clock: Clock): void {
  const removable = new Set<string>();
  /** Services with places that may have grown too long a history. */
  const grown = new Set<string>();

  const reapSoon = debounce(clock, DEBOUNCE_MS, () => {
    for (const serviceId of grown)
      for (const task of beyondHistory(store.tasksOfService(serviceId))) removable.add(task.ID);
    grown.clear();
    store.commit((tx) => {
      for (const id of removable) tx.remove('task', id);
    });
    removable.clear();
  });

  store.subscribe(({ kind, before, after }) => {
    if (kind !== 'task' || !after) return;
    if (after.DesiredState === 'remove' && isGone(after)) removable.add(after.ID);
    else if (!before || (isOver(after) && !isOver(before))) grown.add(after.ServiceID);
    else return;
    reapSoon();
  });
}

/** Of one service's tasks, the oldest of each place that has too many. */
function beyondHistory(tasks: readonly Task[]): Task[] {
  if (tasks.length <= TASK_HISTORY_LIMIT) return [];
  // A job keeps all the tasks of its run: they are its count of completions.
  const places = groupBy(
    tasks.filter((task) => !task.JobIteration),
    placeOf,
  );
  return [...places.values()].flatMap((place) => {
    const excess = place.length - TASK_HISTORY_LIMIT;
    if (excess <= 0) return [];
    const old = place.filter((task) => !isWanted(task) && isGone(task));
    return old.sort((a, b) => (a.CreatedAt < b.CreatedAt ? -1 : 1)).slice(0, excess);
  });
}

/** It has ended, or it never got as far as a node. */
function isGone(task: Task): boolean {
  return isOver(task) || rank(task.Status.State) < rank('assigned');
}
