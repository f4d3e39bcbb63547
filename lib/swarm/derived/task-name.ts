import type { Cluster } from '../objects/cluster';
import { nodeName } from '../objects/node';
import type { Task } from '../objects/task';

/** `web.3`; for a global service `agent.worker01` (Swarm itself writes the node's id there). */
export function taskName(task: Task, { services, nodes }: Pick<Cluster, 'services' | 'nodes'>): string {
  const owner = ownerName(task, services);
  if (task.slot !== null) return `${owner}.${task.slot}`;
  return task.node === null || task.service === null ? owner : `${owner}.${nodeNameOf(task, nodes)}`;
}

/** The name of a task's service; where nobody knows it the start of the service's id, and of the task's own where it has none. */
export const ownerName = (task: Pick<Task, 'id' | 'service'>, services: Cluster['services']): string =>
  (task.service && services.get(task.service)?.name) || (task.service ?? task.id).slice(0, 12);

/** Why a task is named by an id: its service is gone, or it is of a kind that `docker service ls` does not list. */
export type Nameless = 'removed-service' | 'plugin' | 'attachment' | 'no-service';

/** null where the task's service has a name. */
export function namelessness(
  { service, runtime }: Pick<Task, 'service' | 'runtime'>,
  services: Cluster['services'],
): Nameless | null {
  if (service !== null && services.has(service)) return null;
  if (runtime !== 'container') return runtime;
  return service === null ? 'no-service' : 'removed-service';
}

/** The name of the node that the task is on, its short id where the swarm no longer has it; empty while it waits. */
export function nodeNameOf(task: Pick<Task, 'node'>, nodes: Cluster['nodes']): string {
  if (task.node === null) return '';
  const node = nodes.get(task.node);
  return node ? nodeName(node) : task.node.slice(0, 12);
}
