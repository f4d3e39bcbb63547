import { byName, compareNames } from '@/lib/base/compare';
import { groupBy } from '@/lib/base/group';
import type { Cluster } from '../objects/cluster';
import type { NodeId } from '../objects/ids';
import { nodeName, type SwarmNode } from '../objects/node';
import { isGlobal, type Service } from '../objects/service';
import { isOver, type Task } from '../objects/task';
import { isLeaving } from './look';
import { capacitiesOf, type NodeCapacity, type Refusal } from './node-capacity';

/** A node that cannot take what fits nowhere, and why. */
export interface Refused {
  readonly node: SwarmNode;
  readonly why: Refusal;
}

/** A service whose tasks leave the node and start elsewhere. */
export interface Move {
  readonly service: Service;
  readonly tasks: readonly Task[];
  /** Where there is room for how many of them, most first. Swarm decides in the end. */
  readonly places: readonly { readonly node: SwarmNode; readonly count: number }[];
  /** How many fit nowhere. */
  readonly stranded: number;
  /** Why each node refuses those; empty where all fit, or there is no other node. */
  readonly refused: readonly Refused[];
}

/** A service that runs one task on every node: here it just stops. */
export interface Stop {
  readonly service: Service;
  readonly tasks: readonly Task[];
}

/** What draining a node brings about, by the picture. */
export interface DrainPreview {
  /** Tasks that leave, moving and stopping ones together. */
  readonly leaving: number;
  readonly moves: readonly Move[];
  readonly stops: readonly Stop[];
}

/**
 * Works out where the tasks on a node would go. It knows what the picture holds: constraints, reservations, host ports
 * and the limit per node; plugins, volumes and platforms of images it does not know.
 */
export function drainPreview(cluster: Cluster, node: NodeId): DrainPreview {
  const leaving = [...cluster.tasks.values()].filter(
    (task) => task.node === node && !isOver(task) && !isLeaving(task),
  );
  const capacities = capacitiesOf(cluster, node);
  const groups = [...groupBy(leaving, (task) => task.service)]
    .flatMap(([id, tasks]) => {
      const service = id === null ? undefined : cluster.services.get(id);
      return service ? { name: service.name, service, tasks: tasks.sort(bySlot) } : [];
    })
    .sort(byName);
  const isOnePerNode = ({ service }: Stop) => isGlobal(service.mode);
  return {
    leaving: leaving.length,
    moves: groups.filter((group) => !isOnePerNode(group)).map((group) => move(group, capacities)),
    stops: groups.filter(isOnePerNode).map(({ service, tasks }) => ({ service, tasks })),
  };
}

const bySlot = (a: Task, b: Task): number => (a.slot ?? 0) - (b.slot ?? 0);

/** Finds a place for one task after the other, as the scheduler spreads them; each takes its part of the room. */
function move({ service, tasks }: Stop, capacities: readonly NodeCapacity[]): Move {
  const counts = new Map<SwarmNode, number>();
  let stranded: Task | null = null;
  let left = 0;
  for (const task of tasks) {
    const capacity = choose(task, service, capacities);
    if (!capacity) {
      stranded ??= task;
      left += 1;
      continue;
    }
    capacity.add(task, service);
    counts.set(capacity.node, (counts.get(capacity.node) ?? 0) + 1);
  }
  return {
    service,
    tasks,
    places: [...counts]
      .map(([node, count]) => ({ node, count }))
      .sort((a, b) => b.count - a.count || compareNames(nodeName(a.node), nodeName(b.node))),
    stranded: left,
    refused: stranded === null ? [] : refusals(stranded, service, capacities),
  };
}

/** The node with the fewest tasks of the service, then with the fewest tasks. */
function choose(task: Task, service: Service, capacities: readonly NodeCapacity[]): NodeCapacity | null {
  let best: NodeCapacity | null = null;
  for (const capacity of capacities) {
    if (best && compareLoad(capacity, best, service) >= 0) continue;
    if (capacity.refusal(task, service) === null) best = capacity;
  }
  return best;
}

const compareLoad = (a: NodeCapacity, b: NodeCapacity, { id }: Service): number =>
  a.ofService(id) - b.ofService(id) || a.tasks - b.tasks || compareNames(a.node.id, b.node.id);

const refusals = (task: Task, service: Service, capacities: readonly NodeCapacity[]): readonly Refused[] =>
  capacities.flatMap((capacity) => {
    const why = capacity.refusal(task, service);
    return why ? { node: capacity.node, why } : [];
  });
