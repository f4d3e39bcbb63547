import { isOver, isWanted, placeOf, rank } from '../objects/task';
import type { Task } from '../objects/wire';
import type { Cancel, Clock } from '../simulation/clock';
import type { Change, Store } from '../store/store';

export const TASK_HISTORY_LIMIT = 5;
const DEBOUNCE_MS = 250;

/** Deletes tasks that are to be removed and have ended, and those beyond each place's history. */
export class Reaper {
  private readonly removable = new Set<string>();
  /** Services with places that may have grown too long a history. */
  private readonly grown = new Set<string>();
  private next: Cancel | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    store.subscribe((change) => this.hear(change));
  }

  private hear({ kind, before, after }: Change): void {
    if (kind !== 'task' || !after) return;
    if (after.DesiredState === 'remove' && isGone(after)) this.removable.add(after.ID);
    else if (!before || (isOver(after) && !isOver(before))) this.grown.add(after.ServiceID);
    else return;
    this.next ??= this.clock.after(DEBOUNCE_MS, () => {
      this.next = undefined;
      this.reap();
    });
  }

  private reap(): void {
    for (const serviceId of this.grown) this.shorten(this.store.tasksOfService(serviceId));
    this.grown.clear();
    this.store.commit((tx) => {
      for (const id of this.removable) tx.remove('task', id);
    });
    this.removable.clear();
  }

  private shorten(tasks: Task[]): void {
    if (tasks.length <= TASK_HISTORY_LIMIT) return;
    const places = new Map<string, Task[]>();
    for (const task of tasks) {
      // A job keeps all the tasks of its run: they are its count of completions.
      if (task.JobIteration) continue;
      const place = places.get(placeOf(task));
      if (place) place.push(task);
      else places.set(placeOf(task), [task]);
    }
    for (const place of places.values()) {
      const excess = place.length - TASK_HISTORY_LIMIT;
      if (excess <= 0) continue;
      const old = place.filter((task) => !isWanted(task) && isGone(task));
      old.sort((a, b) => (a.CreatedAt < b.CreatedAt ? -1 : 1));
      for (const task of old.slice(0, excess)) this.removable.add(task.ID);
    }
  }
}

/** It has ended, or it never got as far as a node. */
function isGone(task: Task): boolean {
  return isOver(task) || rank(task.Status.State) < rank('assigned');
}
