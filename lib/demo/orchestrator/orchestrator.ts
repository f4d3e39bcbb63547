import { isOver, isWanted } from '../objects/task';
import type { Node, Service, Task } from '../objects/wire';
import type { Change } from '../store/store';
import { reconcileGlobal } from './global';
import { reconcileJob } from './jobs';
import { endTask, type OrchestratorParts } from './places';
import { reconcileReplicated } from './replicated';
import type { Rollouts } from './rollouts';

/** Turns what services ask for into tasks, whenever a service, a task or a node changes. */
export class Orchestrator {
  constructor(
    private readonly parts: OrchestratorParts,
    private readonly rollouts: Rollouts,
  ) {
    parts.store.subscribe((change) => this.hear(change));
  }

  private hear(change: Change): void {
    if (change.kind === 'service') this.hearService(change.before, change.after);
    if (change.kind === 'task') this.hearTask(change.before, change.after);
    if (change.kind === 'node') this.hearNode(change.before, change.after);
  }

  private hearService(before: Service | undefined, after: Service | undefined): void {
    if (after) {
      if (before?.Spec !== after.Spec) this.reconcile(after.ID);
      return;
    }
    if (!before) return;
    this.rollouts.cancel(before.ID);
    for (const task of this.parts.store.tasksOfService(before.ID)) endTask(this.parts, task.ID, 'remove');
  }

  private hearTask(before: Task | undefined, after: Task | undefined): void {
    if (!after) {
      if (before && isWanted(before)) this.reconcile(before.ServiceID);
      return;
    }
    const task = this.parts.store.tasks.get(after.ID);
    if (!task || !isWanted(task)) return;
    if (task.JobIteration && task.Status.State === 'complete') this.reconcile(task.ServiceID);
    else if (isOver(task)) this.parts.restarts.restart(task);
    else if (task.NodeID !== undefined && !isUsable(this.parts.store.nodes.get(task.NodeID)))
      this.leave(task);
  }

  private hearNode(before: Node | undefined, after: Node | undefined): void {
    const { store } = this.parts;
    const id = after?.ID ?? before?.ID;
    if (id === undefined) return;
    if (!isUsable(after)) for (const task of store.tasksOfNode(id)) if (isWanted(task)) this.leave(task);
    if (!after) return;
    for (const { ID, Spec } of store.services.all())
      if (Spec.Mode.Global || Spec.Mode.GlobalJob) this.reconcile(ID);
  }

  /** The task's node is lost or drained. */
  private leave(task: Task): void {
    if (isOver(task)) return;
    if (task.Slot === undefined) endTask(this.parts, task.ID, 'shutdown');
    else this.parts.restarts.restart(task);
  }

  private reconcile(serviceId: string): void {
    const service = this.parts.store.services.get(serviceId);
    if (!service) return;
    const { Replicated, Global } = service.Spec.Mode;
    if (Replicated) reconcileReplicated(this.parts, this.rollouts, service);
    else if (Global) reconcileGlobal(this.parts, this.rollouts, service);
    else reconcileJob(this.parts, service);
  }
}

/** A node that a new leader has not heard from yet keeps its tasks. */
function isUsable(node: Node | undefined): boolean {
  return node !== undefined && node.Status.State !== 'down' && node.Spec.Availability !== 'drain';
}
