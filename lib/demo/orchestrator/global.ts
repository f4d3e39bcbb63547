import { meetsConstraints } from '../objects/constraint';
import { isWanted } from '../objects/task';
import type { Node, Service } from '../objects/wire';
import type { OrchestratorParts } from './orchestrator-parts';
import { addTask, endTask, placesOf } from './places';
import type { Rollouts } from './rollouts';

/** Brings a global service to one task on every node that may have one, and then to its spec. */
export function reconcileGlobal(parts: OrchestratorParts, rollouts: Rollouts, service: Service): void {
  const places = placesOf(parts, service);
  const updatable: string[] = [];
  for (const node of parts.store.nodes.sorted()) {
    const tasks = places.get(node.ID) ?? [];
    if (!mayHave(node, service)) {
      for (const task of tasks) if (isWanted(task)) endTask(parts, task.ID, 'shutdown');
    } else if (node.Spec.Availability === 'pause') {
      // A paused node keeps what it has, and nothing there is started or updated.
    } else if (tasks.length > 0) updatable.push(node.ID);
    else addTask(parts, service, { nodeId: node.ID, desired: 'running' });
  }
  rollouts.update(service, updatable);
}

export function mayHave(node: Node, service: Service): boolean {
  return (
    node.Status.State !== 'down' &&
    node.Spec.Availability !== 'drain' &&
    meetsConstraints(node, service.Spec.TaskTemplate.Placement?.Constraints)
  );
}
