import type { Cluster } from '../objects/cluster';
import type { NetworkId, NodeId, ServiceId, StackName, TaskId } from '../objects/ids';
import { nodeName } from '../objects/node';

/** What an action or a query names; at most one of these. */
export interface Named {
  readonly kind: string;
  readonly service?: ServiceId;
  readonly node?: NodeId;
  readonly task?: TaskId;
  readonly network?: NetworkId;
  readonly stack?: StackName | null;
}

/** The stack that it is about; null where it belongs to none, or is not in the picture. */
export function stackOf(named: Named, cluster: Cluster): StackName | null {
  if (named.stack !== undefined) return named.stack;
  if (named.network !== undefined) return cluster.networks.get(named.network)?.stack ?? null;
  const service = named.service ?? (named.task && cluster.tasks.get(named.task)?.service);
  return (service && cluster.services.get(service)?.stack) || null;
}

/** Its name for people; undefined where there is none, or it is not in the picture. */
export function nameOf(named: Named, cluster: Cluster): string | undefined {
  if (named.service !== undefined) return cluster.services.get(named.service)?.name;
  if (named.network !== undefined) return cluster.networks.get(named.network)?.name;
  const node = named.node && cluster.nodes.get(named.node);
  return node && nodeName(node);
}

/** The services whose tasks it may change: all of a stack's, all with a task on a node. */
export function servicesOf(named: Named, cluster: Cluster): readonly ServiceId[] {
  if (named.service !== undefined) return [named.service];
  if (named.stack)
    return [...cluster.services.values()].filter(({ stack }) => stack === named.stack).map(({ id }) => id);
  if (named.node === undefined) return [];
  const services = new Set<ServiceId>();
  for (const task of cluster.tasks.values())
    if (task.node === named.node && task.service !== null) services.add(task.service);
  return [...services];
}
