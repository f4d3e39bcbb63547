import { isWanted, newTask, placeOf } from '../objects/task';
import type { DesiredState, Service, Task } from '../objects/wire';
import type { Clock } from '../simulation/clock';
import type { Random } from '../simulation/random';
import type { Store } from '../store/store';
import type { Restarts } from './restarts';

/** What the orchestrators work with. */
export interface OrchestratorParts {
  store: Store;
  clock: Clock;
  random: Random;
  restarts: Restarts;
}

/** Asks for the end of a task; one that is to be removed is never asked less again. */
export function endTask({ store }: OrchestratorParts, id: string, desired: 'shutdown' | 'remove'): void {
  store.commit((tx) => {
    const task = store.tasks.get(id);
    if (!task || task.DesiredState === desired || task.DesiredState === 'remove') return;
    tx.put('task', { ...task, DesiredState: desired });
  });
}

export function addTask(
  { store, random, clock }: OrchestratorParts,
  service: Service,
  at: { slot?: number; nodeId?: string; desired: DesiredState },
): Task {
  const task = newTask(service, at, random, clock.now());
  store.commit((tx) => tx.put('task', task));
  return task;
}

/**
 * A service's places (slots, or nodes) with the tasks that count there: those wanted, or, where the restart policy
 * has given up, the last one. A place where nothing is left to count is not in it.
 */
export function placesOf({ store, restarts }: OrchestratorParts, service: Service): Map<string, Task[]> {
  const places = new Map<string, Task[]>();
  for (const task of store.tasksOfService(service.ID)) {
    const place = places.get(placeOf(task));
    if (place) place.push(task);
    else places.set(placeOf(task), [task]);
  }
  const isRollback = service.UpdateStatus?.State === 'rollback_started';
  for (const [place, tasks] of places) {
    const wanted = tasks.filter(isWanted);
    const last = tasks.reduce((a, b) => (b.CreatedAt > a.CreatedAt ? b : a));
    if (wanted.length > 0) places.set(place, wanted);
    else if (isRollback || last.DesiredState === 'remove' || restarts.shouldRestart(last))
      places.delete(place);
    else places.set(place, [last]);
  }
  return places;
}
