import { meetsConstraints } from '../objects/constraint';
import { isOver, isWanted, newStatus } from '../objects/task';
import type { Clock } from '../simulation/clock';
import type { Store } from '../store/store';

/** Rejects running tasks whose node has changed so that their constraints no longer hold there. */
export function startConstraintEnforcer(store: Store, clock: Clock): void {
  store.subscribe((change) => {
    if (change.kind !== 'node' || !change.after || !change.before) return;
    const node = change.after;
    // A node that is drained is emptied anyway, and a paused one is left alone.
    if (node.Spec.Availability !== 'active' || node.Spec === change.before.Spec) return;
    for (const task of store.tasksOfNode(node.ID)) {
      if (!isWanted(task) || isOver(task)) continue;
      if (meetsConstraints(node, task.Spec.Placement?.Constraints)) continue;
      const status = {
        ...newStatus(
          clock.now(),
          'rejected',
          'task rejected by constraint enforcer',
          'assigned node no longer meets constraints',
        ),
        ContainerStatus: task.Status.ContainerStatus,
      };
      store.commit((tx) => tx.put('task', { ...task, Status: status }));
    }
  });
}
