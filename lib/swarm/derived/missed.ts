import type { Cluster } from '../objects/cluster';
import { unmet } from '../objects/constraint';
import { isGlobal, type Service } from '../objects/service';
import { endedByItself, type Task } from '../objects/task';
import { givenUp } from './given-up';
import { isCurrentRun, type ReplicaCount, replicaCount } from './health';
import { type Slot, slotsOf } from './slots';

/**
 * The task that Swarm has given up on, where the service still has the slot. Swarm takes tasks of a global service from a
 * node that is down, drained or unfit: what ended there before is not missed.
 */
export function givenUpIn(slot: Slot, service: Service, nodes: Cluster['nodes']): Task | null {
  const task = givenUp(slot);
  if (!task || !isGlobal(service.mode)) return task;
  const node = task.node === null ? undefined : nodes.get(task.node);
  const isThere =
    node !== undefined &&
    node.state !== 'down' &&
    node.availability !== 'drain' &&
    unmet(node, service.constraints) === null;
  return isThere ? task : null;
}

/** `replicaCount`, and a global service aims at the nodes too where Swarm has given up: what it says is not for the first scripts. */
export function fullCount(service: Service, tasks: readonly Task[], nodes: Cluster['nodes']): ReplicaCount {
  const count = replicaCount(service, tasks, nodes);
  if (!isGlobal(service.mode) || !tasks.some(endedByItself)) return count;
  const slots = slotsOf(tasks.filter((task) => isCurrentRun(task, service)));
  const missed = slots.filter((slot) => givenUpIn(slot, service, nodes) !== null).length;
  return { ...count, desired: count.desired + missed };
}
