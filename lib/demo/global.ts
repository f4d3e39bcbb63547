import { meetsConstraints } from '@/lib/demo/constraint';
import type { Rollouts } from '@/lib/demo/rollouts';
import { addTask, endTask, placesOf, type Room } from '@/lib/demo/room';
import { isWanted } from '@/lib/demo/task';
import type { Node, Service } from '@/lib/demo/wire';

/** Brings a global service to one task on every node that may have one, and then to its spec. */
export function reconcileGlobal(room: Room, rollouts: Rollouts, service: Service): void {
  const places = placesOf(room, service);
  const updatable: string[] = [];
  for (const node of room.store.nodes.sorted()) {
    const tasks = places.get(node.ID) ?? [];
    if (!mayHave(node, service)) {
      for (const task of tasks) if (isWanted(task)) endTask(room, task.ID, 'shutdown');
    } else if (node.Spec.Availability === 'pause') {
      // A paused node keeps what it has, and nothing there is started or updated.
    } else if (tasks.length > 0) updatable.push(node.ID);
    else addTask(room, service, { nodeId: node.ID, desired: 'running' });
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
