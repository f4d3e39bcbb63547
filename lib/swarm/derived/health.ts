import type { Cluster } from '../objects/cluster';
import { isReporting } from '../objects/node';
import { isJob, type Service } from '../objects/service';
import { isWanted, type Task } from '../objects/task';

type Nodes = Cluster['nodes'];

/** The node's word on this task is old: it says running, and nobody can tell. */
export function isLastSeen(task: Task, nodes: Nodes): boolean {
  const node = task.node === null ? undefined : nodes.get(task.node);
  return task.state === 'running' && (!node || !isReporting(node));
}

/** Running, meant to run, and on a node that reports. (`ServiceStatus` counts less strictly.) */
export const isRunning = (task: Task, nodes: Nodes): boolean =>
  task.state === 'running' && isWanted(task) && !isLastSeen(task, nodes);

/** Part of what the service does now: a job's earlier runs are not. */
export const isCurrentRun = (task: Task, service: Service): boolean => task.iteration === service.iteration;

export interface ReplicaCount {
  readonly running: number;
  /** What Swarm aims at now; a global service aims at one on each node that qualifies. */
  readonly desired: number;
  /** For jobs; 0 otherwise. */
  readonly completed: number;
}

/** `service` must own all of `tasks`. */
export function replicaCount(service: Service, tasks: Iterable<Task>, nodes: Nodes): ReplicaCount {
  let running = 0;
  let wanted = 0;
  let completed = 0;
  for (const task of tasks) {
    if (isJob(service.mode) && !isCurrentRun(task, service)) continue;
    if (isRunning(task, nodes)) running += 1;
    if (isWanted(task) && task.state !== 'complete') wanted += 1;
    if (task.state === 'complete' && isJob(service.mode)) completed += 1;
  }
  switch (service.mode.kind) {
    case 'replicated':
      return { running, desired: service.mode.replicas, completed };
    case 'replicated-job':
      return { running, desired: Math.min(service.mode.concurrent, service.mode.completions), completed };
    case 'global':
      return { running, desired: wanted, completed };
    case 'global-job':
      return { running, desired: wanted + completed, completed };
  }
}
