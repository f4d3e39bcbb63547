import type { TaskFilter } from '@/lib/docker/engine';
import type { Task, TaskRecord } from '@/lib/swarm/objects/task';
import type { TaskLedger } from './task-ledger';

/** Whether a list with this filter names `task`, if it is still as it is known. */
export function covers(filter: TaskFilter): (task: Task) => boolean {
  const services = filter.services && new Set<string | null>(filter.services);
  const nodes = filter.nodes && new Set<string | null>(filter.nodes);
  const ids = filter.ids && new Set<string>(filter.ids);
  const desired = filter.desired && new Set<string>(filter.desired);
  return (task) =>
    (!services || services.has(task.service)) &&
    (!nodes || nodes.has(task.node)) &&
    (!ids || ids.has(task.id)) &&
    (!desired || desired.has(task.desiredState));
}

/** The known tasks that a list with this filter names, if they are still as they are known when this is read. */
export function* coveredBy(filter: TaskFilter, ledger: TaskLedger): Generator<TaskRecord> {
  const isCovered = covers(filter);
  for (const task of candidates(filter, ledger)) if (isCovered(task)) yield task;
}

/** As few as need looking at. */
function candidates({ ids, services }: TaskFilter, { tasks, ofService }: TaskLedger): Iterable<TaskRecord> {
  if (ids) return ids.flatMap((id) => tasks.get(id) ?? []);
  return services ? services.flatMap((id) => ofService(id)) : tasks.values();
}
