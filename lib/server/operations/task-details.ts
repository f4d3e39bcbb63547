import type { RecordedCluster } from '@/lib/swarm/objects/cluster';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { TaskRecord } from '@/lib/swarm/objects/task';
import type { NamedDetails } from '@/lib/swarm/operations/query';

/** What is known of the task whose id is `id`, or begins so; null where there is none. Asks Docker nothing. [W7, W10] */
export function detailsOf({ tasks }: RecordedCluster, id: TaskId): NamedDetails | null {
  const task = tasks.get(id) ?? beginning(tasks, id);
  if (!task) return null;
  const { container, attachments, ports, logDriver, assigned, stamp, history } = task;
  return { id: task.id, container, attachments, ports, logDriver, assigned, stamp, history };
}

function beginning(tasks: RecordedCluster['tasks'], id: TaskId): TaskRecord | undefined {
  for (const task of tasks.values()) if (task.id.startsWith(id)) return task;
}
