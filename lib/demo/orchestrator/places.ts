import { groupBy } from '@/lib/base/group';
import { isWanted, type NewTask, newTask, placeOf } from '../objects/task';
import type { Service, Task } from '../objects/wire';
import type { OrchestratorParts } from './orchestrator-parts';
import { isRollback } from './update-status';

/** Asks for the end of a task; one that is to be removed is never asked less again. */
export function endTask({ store }: OrchestratorParts, id: string, desired: 'shutdown' | 'remove'): void {
  store.commit((tx) => {
    const task = store.tasks.get(id);
    if (!task || task.DesiredState === desired || task.DesiredState === 'remove') return;
    tx.put('task', { ...task, DesiredState: desired });
  });
}

export function addTask({ store, random, clock }: OrchestratorParts, service: Service, at: NewTask): Task {
  const task = newTask(service, at, random, clock.now());
  store.commit((tx) => tx.put('task', task));
  return task;
}

/**
 * A service's places with the tasks that count there: those wanted, or, where the restart policy has given up, the last
 * one. A place where nothing is left to count is not in it.
 */
export function placesOf(
  { store, restarts }: OrchestratorParts,
  service: Service,
): ReadonlyMap<string, readonly Task[]> {
  const places = groupBy(store.tasksOfService(service.ID), placeOf);
  const isGoingBack = isRollback(service.UpdateStatus);
  for (const [place, tasks] of places) {
    const wanted = tasks.filter(isWanted);
    const last = tasks.reduce((a, b) => (b.CreatedAt > a.CreatedAt ? b : a));
    if (wanted.length > 0) places.set(place, wanted);
    else if (isGoingBack || last.DesiredState === 'remove' || restarts.isAllowed(last)) places.delete(place);
    else places.set(place, [last]);
  }
  return places;
}
