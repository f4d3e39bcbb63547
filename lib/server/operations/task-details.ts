import type { RecordedCluster } from '@/lib/swarm/objects/cluster';
import { findTask } from '@/lib/swarm/objects/find-task';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { NamedDetails } from '@/lib/swarm/operations/query';

/** What is known of the task whose id is `id`, or begins so; null where there is none. Asks Docker nothing. [W7, W10] */
export function detailsOf({ tasks }: RecordedCluster, id: TaskId): NamedDetails | null {
  const task = findTask(tasks, id);
  if (!task) return null;
  const { container, attachments, ports, logDriver, assigned, stamp, history } = task;
  return { id: task.id, container, attachments, ports, logDriver, assigned, stamp, history };
}
