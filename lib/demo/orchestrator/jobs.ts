import { isOver, isWanted } from '../objects/task';
import type { Service, Task } from '../objects/wire';
import { mayHave } from './global';
import type { OrchestratorParts } from './orchestrator-parts';
import { addTask, endTask } from './places';

/** Brings a job on: tasks of an earlier run are removed, and new ones start while completions are missing. */
export function reconcileJob(parts: OrchestratorParts, service: Service): void {
  const run = service.JobStatus?.JobIteration.Index ?? 0;
  const tasks: Task[] = [];
  for (const task of parts.store.tasksOfService(service.ID)) {
    if ((task.JobIteration?.Index ?? 0) === run) tasks.push(task);
    else endTask(parts, task.ID, 'remove');
  }
  // One that failed is replaced by the restart policy, in its own place.
  const isInUse = (task: Task) => isWanted(task) || isOver(task);
  if (service.Spec.Mode.GlobalJob) {
    for (const node of parts.store.nodes.sorted()) {
      if (node.Spec.Availability === 'pause' || !mayHave(node, service)) continue;
      if (tasks.some((task) => task.NodeID === node.ID)) continue;
      addTask(parts, service, { nodeId: node.ID, desired: 'complete' });
    }
    return;
  }
  const { MaxConcurrent = 1, TotalCompletions = 1 } = service.Spec.Mode.ReplicatedJob ?? {};
  const completed = tasks.filter((task) => task.Status.State === 'complete').length;
  const underway = tasks.filter((task) => isWanted(task) && !isOver(task)).length;
  let missing = Math.min(MaxConcurrent - underway, TotalCompletions - completed - underway);
  const slots = new Set(tasks.filter(isInUse).map((task) => task.Slot));
  for (let slot = 0; missing > 0; slot++) {
    if (slots.has(slot)) continue;
    addTask(parts, service, { slot, desired: 'complete' });
    missing -= 1;
  }
}
