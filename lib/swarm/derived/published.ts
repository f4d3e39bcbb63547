import type { Cluster } from '../objects/cluster';
import type { NodeId, ServiceId } from '../objects/ids';
import type { SwarmNode } from '../objects/node';
import type { PortRange } from '../objects/port';
import type { Service } from '../objects/service';
import type { Task } from '../objects/task';
import { isRunning } from './health';

/** Published ports, and the nodes at which they answer now. */
export interface PublishedPort {
  readonly service: Service;
  readonly range: PortRange;
  readonly nodes: readonly SwarmNode[];
  /** Whether a task runs: without one even the routing mesh refuses. */
  readonly isAnswering: boolean;
}

/**
 * By the routing mesh every node that is up answers, managers first: those stay longest. In host mode only the nodes
 * with a running task do.
 */
export function publishedPorts(
  { services, nodes }: Pick<Cluster, 'services' | 'nodes'>,
  tasks: Iterable<Task>,
): readonly PublishedPort[] {
  const up = [...nodes.values()]
    .filter(({ state }) => state === 'ready')
    .sort((a, b) => rank(a) - rank(b) || (a.hostname < b.hostname ? -1 : 1));
  const publishing = [...services.values()].filter(({ ports }) =>
    ports.some(({ published }) => published > 0),
  );
  const running = runningNodes(publishing, tasks, nodes);
  return publishing
    .flatMap((service) => service.ports.map((range) => ({ service, range })))
    .filter(({ range }) => range.published > 0)
    .sort((a, b) => a.range.published - b.range.published || (a.service.name < b.service.name ? -1 : 1))
    .map(({ service, range }) => {
      const at = running.get(service.id) ?? new Set();
      const answering = range.mode === 'ingress' ? up : up.filter(({ id }) => at.has(id));
      return { service, range, nodes: answering, isAnswering: at.size > 0 };
    });
}

const rank = ({ manager }: SwarmNode): number => (manager?.leader ? 0 : manager ? 1 : 2);

/** On which nodes each of these services has a running task. */
function runningNodes(
  services: readonly Service[],
  tasks: Iterable<Task>,
  nodes: Cluster['nodes'],
): ReadonlyMap<ServiceId, ReadonlySet<NodeId>> {
  const found = new Map(services.map(({ id }) => [id, new Set<NodeId>()] as const));
  for (const task of tasks) {
    const at = task.service === null ? undefined : found.get(task.service);
    if (at && task.node !== null && isRunning(task, nodes)) at.add(task.node);
  }
  return found;
}
