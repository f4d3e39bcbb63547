import type { Cluster } from './cluster';
import { nodeName } from './node';
import type { Task } from './task';

/** `web.3`; for a global service `agent.worker01` (Swarm itself writes the node's id there). */
export function taskName(task: Task, { services, nodes }: Pick<Cluster, 'services' | 'nodes'>): string {
  const service = (task.service && services.get(task.service)?.name) ?? task.id.slice(0, 12);
  if (task.slot !== null) return `${service}.${task.slot}`;
  return task.node === null ? service : `${service}.${nodeNameOf(task, nodes)}`;
}

/** The name of the node that the task is on, empty while it waits. */
export function nodeNameOf(task: Pick<Task, 'node'>, nodes: Cluster['nodes']): string {
  if (task.node === null) return '';
  const node = nodes.get(task.node);
  return node ? nodeName(node) : task.node.slice(0, 12);
}
