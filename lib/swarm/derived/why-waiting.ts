import { compareNames } from '@/lib/base/compare';
import type { Cluster } from '../objects/cluster';
import { nodesMeeting, unmet } from '../objects/constraint';
import { nodeName, type SwarmNode } from '../objects/node';
import { countOf, type Port } from '../objects/port';
import { genericOf, type Resources } from '../objects/resources';
import type { Service } from '../objects/service';
import { isOver, isWanted, type Task } from '../objects/task';
import { explain } from './explain';
import { capacitiesOf, hostPorts, type NodeCapacity, type Refusal } from './node-capacity';

/** A constraint, and the nodes that meet it. */
export interface Met {
  readonly constraint: string;
  readonly by: readonly SwarmNode[];
}

/** A node, and what it has promised to nobody yet; of generic resources those that are asked for. May be below 0. */
export interface Left {
  readonly node: SwarmNode;
  readonly left: Resources;
}

/** One thing that keeps a task from nodes. */
export type Obstacle =
  /** No node meets it. */
  | { readonly kind: 'constraint'; readonly constraint: string }
  /** Each is met by a node, all of them together by none. */
  | { readonly kind: 'constraints'; readonly met: readonly Met[] }
  /** `nodes` meet the constraints, and are down, paused or drained; the same for all other kinds. */
  | { readonly kind: 'not-available'; readonly nodes: readonly SwarmNode[] }
  /** Most free first. */
  | { readonly kind: 'resources'; readonly asks: Resources; readonly nodes: readonly Left[] }
  /** `services` have it on those nodes now, the waiting one itself among them where its other tasks have it. */
  | {
      readonly kind: 'port';
      readonly port: Port;
      readonly nodes: readonly SwarmNode[];
      readonly services: readonly Service[];
    }
  | { readonly kind: 'max-replicas'; readonly limit: number; readonly nodes: readonly SwarmNode[] }
  /** `linux/x86_64`, as the nodes call themselves. */
  | { readonly kind: 'platform'; readonly platforms: readonly string[] };

type Picture = Pick<Cluster, 'nodes' | 'services' | 'tasks'>;

/**
 * What keeps a waiting task from every node, by the picture; empty where the picture knows of nothing, and Docker's own
 * words are all there is. Swarm asks for resources before it asks for constraints: here the constraints come first, as what
 * a node lacks matters only where the task may go.
 */
export function whyWaiting(task: Task, service: Service, picture: Picture): readonly Obstacle[] {
  // A task of a global service is made for its node.
  const all = [...picture.nodes.values()].filter(({ id }) => task.node === null || id === task.node);
  if (all.length === 0) return [];
  const met = service.constraints.map((constraint) => ({ constraint, by: nodesMeeting(all, constraint) }));
  const nowhere = met.filter(({ by }) => by.length === 0);
  if (nowhere.length > 0) return nowhere.map(({ constraint }) => ({ kind: 'constraint', constraint }));
  const eligible = all.filter((node) => unmet(node, service.constraints) === null);
  if (eligible.length === 0) return [{ kind: 'constraints', met }];

  // One that has its node already would be in its own way.
  const others = task.node === null ? picture.tasks : new Map(picture.tasks);
  if (others instanceof Map && task.node !== null) others.delete(task.id);
  const capacities = new Map(capacitiesOf({ ...picture, tasks: others }).map((each) => [each.node.id, each]));
  const refused = eligible.flatMap((node) => {
    const capacity = capacities.get(node.id);
    return capacity ? { capacity, why: capacity.refusal(task, service) } : [];
  });
  const found = KINDS.flatMap((kind) => {
    const by = refused.filter(({ why }) => why?.kind === kind);
    return obstacleOf(kind, by, task, service, { ...picture, tasks: others }) ?? [];
  });
  const open = refused.filter(({ why }) => why === null).map(({ capacity }) => capacity.node);
  // The picture does not hold what an image is made for: it is told where Docker says so.
  if (open.length > 0 && explain(task.error).some(({ kind }) => kind === 'platform'))
    return [...found, { kind: 'platform', platforms: [...new Set(open.map(platformOf))] }];
  // A node that seems to be free: something changed since Docker looked, or there is more to it.
  return open.length > 0 ? [] : found;
}

const KINDS = ['resources', 'port', 'max-replicas', 'not-available'] as const;

interface RefusedBy {
  readonly capacity: NodeCapacity;
  readonly why: Refusal | null;
}

function obstacleOf(
  kind: (typeof KINDS)[number],
  by: readonly RefusedBy[],
  task: Task,
  service: Service,
  picture: Picture,
): Obstacle | null {
  const nodes = by.map(({ capacity }) => capacity.node);
  const [first] = by;
  if (!first?.why) return null;
  switch (kind) {
    case 'not-available':
      return { kind, nodes };
    case 'resources': {
      const asks = task.reservations;
      const left = by.flatMap(({ capacity: { node }, why }) =>
        why?.kind === 'resources' ? { node, left: why.unreserved } : [],
      );
      return { kind, asks, nodes: left.sort((a, b) => compareFree(a, b, asks)) };
    }
    case 'port':
      return first.why.kind === 'port'
        ? { kind, port: first.why.port, nodes, services: holders(first.why.port, nodes, picture) }
        : null;
    case 'max-replicas':
      return { kind, limit: service.maxPerNode, nodes };
  }
}

/** The nearest to taking the task first: by the kind of which there is least, measured by what is asked. */
const compareFree = (a: Left, b: Left, asks: Resources): number =>
  share(b.left, asks) - share(a.left, asks) || compareNames(nodeName(a.node), nodeName(b.node));

function share(left: Resources, asks: Resources): number {
  const shares = [
    asks.nanoCpus > 0 ? left.nanoCpus / asks.nanoCpus : 1,
    asks.memoryBytes > 0 ? left.memoryBytes / asks.memoryBytes : 1,
    ...asks.generic.map(({ kind, amount }) => (genericOf(left, kind)?.amount ?? 0) / Math.max(1, amount)),
  ];
  // What there is more than enough of does not make up for what is lacking.
  return shares.reduce((sum, each) => sum + Math.min(1, each), 0);
}

/** Services with a task on one of the nodes that has the port of its node. */
function holders(port: Port, nodes: readonly SwarmNode[], { tasks, services }: Picture): readonly Service[] {
  const at = new Set(nodes.map(({ id }) => id));
  const candidates = [...services.values()].filter((service) =>
    hostPorts(service).some(
      (range) =>
        range.protocol === port.protocol &&
        range.published <= port.published &&
        port.published < range.published + countOf(range),
    ),
  );
  const held = new Set(
    [...tasks.values()]
      .filter((task) => task.node !== null && at.has(task.node) && !isOver(task) && isWanted(task))
      .map((task) => task.service),
  );
  return candidates.filter(({ id }) => held.has(id));
}

const platformOf = ({ os, arch }: SwarmNode): string => `${os}/${arch}`;
