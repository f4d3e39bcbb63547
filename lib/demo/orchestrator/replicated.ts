import { isOver, isRunning, placeOf } from '../objects/task';
import type { Service, Task } from '../objects/wire';
import type { OrchestratorParts } from './orchestrator-parts';
import { addTask, endTask, placesOf } from './places';
import type { Rollouts } from './rollouts';

/** Brings a replicated service to its number of slots, and then to its spec. */
export function reconcileReplicated(parts: OrchestratorParts, rollouts: Rollouts, service: Service): void {
  const replicas = service.Spec.Mode.Replicated?.Replicas ?? 0;
  const places = placesOf(parts, service);
  const missing = replicas - places.size;
  if (missing >= 0) {
    rollouts.update(service, [...places.keys()]);
    forgetHistory(parts, service, places);
    for (let slot = 1, added = 0; added < missing; slot++) {
      if (places.has(String(slot))) continue;
      addTask(parts, service, { slot, desired: 'running' });
      added += 1;
    }
    return;
  }
  const order = keepOrder(places);
  rollouts.update(service, order.slice(0, replicas));
  for (const place of order.slice(replicas)) {
    for (const task of places.get(place) ?? []) endTask(parts, task.ID, 'remove');
  }
}

/** Slots that are no longer there lose their past, once the service is as large as it should be. */
function forgetHistory(
  { store }: OrchestratorParts,
  service: Service,
  places: ReadonlyMap<string, readonly Task[]>,
): void {
  store.commit((tx) => {
    for (const task of store.tasksOfService(service.ID)) {
      if (isOver(task) && !places.has(placeOf(task))) tx.remove('task', task.ID);
    }
  });
}

/** Slots in the order of their worth: running ones first, and of those, first one on every node, then a second … */
function keepOrder(places: ReadonlyMap<string, readonly Task[]>): string[] {
  const seen = new Map<string, number>();
  return [...places]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([place, tasks]) => {
      const nodeId = tasks.find(isRunning)?.NodeID;
      if (nodeId === undefined) return { place, turn: Number.POSITIVE_INFINITY };
      const turn = seen.get(nodeId) ?? 0;
      seen.set(nodeId, turn + 1);
      return { place, turn };
    })
    .sort((a, b) => (a.turn === b.turn ? 0 : a.turn - b.turn))
    .map(({ place }) => place);
}
