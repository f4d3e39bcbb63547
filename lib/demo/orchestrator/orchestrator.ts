import { isOver, isWanted } from '../objects/task';
import type { Node, Service, Task } from '../objects/wire';
import { reconcileGlobal } from './global';
import { reconcileJob } from './jobs';
import type { OrchestratorParts } from './orchestrator-parts';
import { endTask } from './places';
import { reconcileReplicated } from './replicated';
import type { Rollouts } from './rollouts';

/** Turns what services ask for into tasks, whenever a service, a task or a node changes. */
export function startOrchestrator(parts: OrchestratorParts, rollouts: Rollouts): void {
  const { store, restarts } = parts;

  const reconcile = (serviceId: string) => {
    const service = store.services.get(serviceId);
    if (!service) return;
    const { Replicated, Global } = service.Spec.Mode;
    if (Replicated) reconcileReplicated(parts, rollouts, service);
    else if (Global) reconcileGlobal(parts, rollouts, service);
    else reconcileJob(parts, service);
  };

  /** The task's node is lost or drained. */
  const leave = (task: Task) => {
    if (isOver(task)) return;
    if (task.Slot === undefined) endTask(parts, task.ID, 'shutdown');
    else restarts.restart(task);
  };

  const hearService = (before: Service | undefined, after: Service | undefined) => {
    if (after) {
      if (before?.Spec !== after.Spec) reconcile(after.ID);
      return;
    }
    if (!before) return;
    rollouts.cancel(before.ID);
    for (const task of store.tasksOfService(before.ID)) endTask(parts, task.ID, 'remove');
  };

  const hearTask = (before: Task | undefined, after: Task | undefined) => {
    if (!after) {
      if (before && isWanted(before)) reconcile(before.ServiceID);
      return;
    }
    const task = store.tasks.get(after.ID);
    if (!task || !isWanted(task)) return;
    if (task.JobIteration && task.Status.State === 'complete') reconcile(task.ServiceID);
    else if (isOver(task)) restarts.restart(task);
    else if (task.NodeID !== undefined && !isUsable(store.nodes.get(task.NodeID))) leave(task);
  };

  const hearNode = (before: Node | undefined, after: Node | undefined) => {
    const id = after?.ID ?? before?.ID;
    if (id === undefined) return;
    if (!isUsable(after)) for (const task of store.tasksOfNode(id)) if (isWanted(task)) leave(task);
    if (!after) return;
    for (const { ID, Spec } of store.services.all())
      if (Spec.Mode.Global || Spec.Mode.GlobalJob) reconcile(ID);
  };

  store.subscribe(({ kind, before, after }) => {
    if (kind === 'service') hearService(before, after);
    else if (kind === 'task') hearTask(before, after);
    else if (kind === 'node') hearNode(before, after);
  });
}

/** A node that a new leader has not heard from yet keeps its tasks. */
function isUsable(node: Node | undefined): boolean {
  return node !== undefined && node.Status.State !== 'down' && node.Spec.Availability !== 'drain';
}
