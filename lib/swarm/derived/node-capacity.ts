import type { Cluster } from '../objects/cluster';
import { unmet } from '../objects/constraint';
import type { NodeId, ServiceId } from '../objects/ids';
import { isReporting, type SwarmNode } from '../objects/node';
import type { Port, PortRange } from '../objects/port';
import { type GenericResource, genericOf, type Resources } from '../objects/resources';
import type { Service } from '../objects/service';
import { isOver, isWanted, type Task } from '../objects/task';
import { TakenPorts } from './taken-ports';

/** Why a node takes no task of a service, in the order in which Swarm's scheduler asks; the first that holds counts. */
export type Refusal =
  | { readonly kind: 'not-available' }
  /** `unreserved`: of the generic ones, those that the task asks for. */
  | { readonly kind: 'resources'; readonly unreserved: Resources }
  | { readonly kind: 'constraints'; readonly constraint: string }
  | { readonly kind: 'port'; readonly port: Port }
  | { readonly kind: 'max-replicas'; readonly limit: number };

/** A node with what it is already promised to. Mutable: a plan adds to it task by task. */
export class NodeCapacity {
  tasks = 0;
  private nanoCpus = 0;
  private memoryBytes = 0;
  private readonly generic = new Map<string, number>();
  private readonly byService = new Map<ServiceId, number>();
  private readonly ports = new TakenPorts();

  constructor(readonly node: SwarmNode) {}

  ofService(service: ServiceId): number {
    return this.byService.get(service) ?? 0;
  }

  add(task: Task, service: Service | undefined): void {
    this.tasks += 1;
    this.nanoCpus += task.reservations.nanoCpus;
    this.memoryBytes += task.reservations.memoryBytes;
    for (const { kind, amount } of task.reservations.generic)
      this.generic.set(kind, (this.generic.get(kind) ?? 0) + amount);
    if (task.service) this.byService.set(task.service, this.ofService(task.service) + 1);
    for (const range of hostPorts(service)) this.ports.add(range);
  }

  private left(kind: string): number {
    return (genericOf(this.node.capacity, kind)?.amount ?? 0) - (this.generic.get(kind) ?? 0);
  }

  /** As Swarm counts: a kind that is not there, or is all taken, is lacking even where 0 of it are asked for. */
  private lacks({ kind, amount, names }: GenericResource): boolean {
    const has = genericOf(this.node.capacity, kind);
    const left = this.left(kind);
    // Whoever asks for one by its own name is never placed.
    return names !== undefined || !has || amount > left || (has.amount > 0 && left <= 0);
  }

  /** Why it takes no further task like this one; null where it does, as far as the picture tells. */
  refusal(task: Task, service: Service): Refusal | null {
    const { node } = this;
    if (!isReporting(node) || node.availability !== 'active') return { kind: 'not-available' };
    const asks = task.reservations;
    const unreserved = {
      nanoCpus: node.capacity.nanoCpus - this.nanoCpus,
      memoryBytes: node.capacity.memoryBytes - this.memoryBytes,
      generic: asks.generic.map(({ kind }) => ({ kind, amount: this.left(kind) })),
    };
    if (
      isShort(asks.nanoCpus, unreserved.nanoCpus) ||
      isShort(asks.memoryBytes, unreserved.memoryBytes) ||
      asks.generic.some((asked) => this.lacks(asked))
    )
      return { kind: 'resources', unreserved };
    const constraint = unmet(node, service.constraints);
    if (constraint !== null) return { kind: 'constraints', constraint };
    for (const range of hostPorts(service)) {
      const port = this.ports.firstOf(range);
      if (port) return { kind: 'port', port };
    }
    const limit = service.maxPerNode;
    return limit > 0 && this.ofService(service.id) >= limit ? { kind: 'max-replicas', limit } : null;
  }
}

/** Every node but `without`, with the tasks that it has and that are meant to be there. */
export function capacitiesOf(
  { nodes, services, tasks }: Pick<Cluster, 'nodes' | 'services' | 'tasks'>,
  without: NodeId | null = null,
): readonly NodeCapacity[] {
  const capacities = new Map<NodeId, NodeCapacity>();
  for (const node of nodes.values()) if (node.id !== without) capacities.set(node.id, new NodeCapacity(node));
  for (const task of tasks.values()) {
    const capacity = task.node && !isOver(task) && isWanted(task) ? capacities.get(task.node) : undefined;
    capacity?.add(task, task.service === null ? undefined : services.get(task.service));
  }
  return [...capacities.values()];
}

/** What is not asked for is never short, however overbooked the node is. */
const isShort = (asked: number, left: number): boolean => asked > 0 && asked > left;

/** Ports that a task takes of its node; those that Docker chooses are never taken. */
export const hostPorts = (service: Service | undefined): readonly PortRange[] =>
  service?.ports.filter(({ mode }) => mode === 'host') ?? [];
