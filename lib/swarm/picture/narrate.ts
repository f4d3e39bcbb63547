import type { Cluster } from '../objects/cluster';
import type { ServiceId } from '../objects/ids';
import type { TaskRecord } from '../objects/task';
import type { ActivityEvent } from './activity';
import type { Delta } from './diff';
import { narrateNodes } from './narrate-nodes';
import { narrateServices } from './narrate-services';
import { narrateTasks } from './narrate-tasks';

/** The tasks of a service in the next picture. */
export type TasksOf = (service: ServiceId) => readonly TaskRecord[];

/**
 * What happened from one picture to the next, whoever caused it: causes before their effects. `delta` is what differs;
 * the cost follows it.
 */
export function narrate(previous: Cluster, next: Cluster, delta: Delta, tasksOf: TasksOf): ActivityEvent[] {
  return [
    ...narrateNodes(previous, next, delta),
    ...narrateServices(previous, next, delta),
    ...narrateNetworks(previous, next),
    ...narrateTasks(previous, next, delta, tasksOf),
  ];
}

/** Networks that people made by hand; a stack's own come and go with it. */
function narrateNetworks(previous: Cluster, next: Cluster): ActivityEvent[] {
  if (previous.networks === next.networks) return [];
  const ofPeople = (cluster: Cluster, other: Cluster) =>
    [...cluster.networks.values()].filter((n) => !n.ingress && n.stack === null && !other.networks.has(n.id));
  return [
    ...ofPeople(next, previous).map(({ name }) => ({ kind: 'network-created' as const, name })),
    ...ofPeople(previous, next).map(({ name }) => ({ kind: 'network-removed' as const, name })),
  ];
}
