import { labelOf } from '@/lib/swarm/objects/constraint';
import { meetsConstraints } from '../objects/constraint';
import { hasEnough, remaining } from '../objects/generic-resources';
import { hostPorts } from '../objects/task';
import type { Node, Task } from '../objects/wire';
import { Heap } from '../simulation/heap';
import type { NodeLoad } from './node-load';

export interface Candidate {
  node: Node;
  load: NodeLoad;
}

interface Filter {
  /** Where it has nothing to say of a task, it is left out: there are many nodes. */
  applies(task: Task): boolean;
  passes(task: Task, candidate: Candidate): boolean;
  explain(nodes: number): string;
}

const on = (nodes: number) => `on ${nodes} ${nodes === 1 ? 'node' : 'nodes'}`;

/** In swarmkit's order, with swarmkit's words. The first filter that a node fails is its reason. */
const FILTERS: readonly Filter[] = [
  {
    applies: () => true,
    passes: (_, { node }) => node.Status.State === 'ready' && node.Spec.Availability === 'active',
    explain: (n) => `${n} ${n === 1 ? 'node' : 'nodes'} not available for new tasks`,
  },
  {
    applies: ({ Spec: { Resources: { Reservations: asked } = {} } }) =>
      Boolean(asked?.NanoCPUs || asked?.MemoryBytes || asked?.GenericResources?.length),
    passes: (task, { node, load }) => {
      const asked = task.Spec.Resources?.Reservations;
      const has = node.Description.Resources;
      return (
        load.cpu + (asked?.NanoCPUs ?? 0) <= has.NanoCPUs &&
        load.memory + (asked?.MemoryBytes ?? 0) <= has.MemoryBytes &&
        hasEnough(leftOf({ node, load }), asked?.GenericResources ?? [])
      );
    },
    explain: (n) => `insufficient resources ${on(n)}`,
  },
  {
    applies: (task) => Boolean(task.Spec.Placement?.Constraints?.length),
    passes: (task, { node }) => meetsConstraints(node, task.Spec.Placement?.Constraints),
    explain: (n) => `scheduling constraints not satisfied ${on(n)}`,
  },
  {
    applies: (task) => Boolean(task.Spec.Placement?.Platforms?.length),
    passes: (task, { node }) => {
      const platforms = task.Spec.Placement?.Platforms ?? [];
      const { OS, Architecture } = node.Description.Platform;
      return platforms.some(
        (one) =>
          (!one.OS || one.OS === OS) &&
          (!one.Architecture || architecture(one.Architecture) === architecture(Architecture)),
      );
    },
    explain: (n) => `unsupported platform ${on(n)}`,
  },
  {
    applies: (task) => hostPorts(task).length > 0,
    passes: (task, { load }) => !hostPorts(task).some((port) => load.hasPort(port)),
    explain: (n) => `host-mode port already in use ${on(n)}`,
  },
  {
    applies: (task) => Boolean(task.Spec.Placement?.MaxReplicas),
    passes: (task, { load }) =>
      load.ofService(task.ServiceID) < (task.Spec.Placement?.MaxReplicas ?? Number.POSITIVE_INFINITY),
    explain: () => 'max replicas per node limit exceed',
  },
];

/** What a node has left of its generic resources. */
export const leftOf = ({ node, load }: Candidate) =>
  remaining(node.Description.Resources.GenericResources ?? [], load.generic);

export function fits(task: Task, candidate: Candidate): boolean {
  return FILTERS.every((filter) => !filter.applies(task) || filter.passes(task, candidate));
}

/** Those that fit. */
export function fitting(task: Task, candidates: readonly Candidate[]): Candidate[] {
  const filters = FILTERS.filter((filter) => filter.applies(task));
  return candidates.filter((candidate) => filters.every((filter) => filter.passes(task, candidate)));
}

/** Why no node fits: "insufficient resources on 3 nodes; 1 node not available for new tasks". */
export function explain(task: Task, candidates: readonly Candidate[]): string {
  const failures = FILTERS.filter((filter) => filter.applies(task)).map((filter) => ({ filter, nodes: 0 }));
  for (const candidate of candidates) {
    const failure = failures.find(({ filter }) => !filter.passes(task, candidate));
    if (failure) failure.nodes += 1;
  }
  return failures
    .filter(({ nodes }) => nodes > 0)
    .sort((a, b) => b.nodes - a.nodes)
    .map(({ filter, nodes }) => filter.explain(nodes))
    .join('; ');
}

interface Place {
  candidate: Candidate;
  /** What the node carried when it was last looked at. */
  ofService: number;
  tasks: number;
  order: number;
}

/**
 * Nodes for the tasks of one spec, in one pass of the scheduler: nodes only fill up while it is used, so that it need
 * not look at every node for every task.
 */
export class Places {
  private readonly heap = new Heap<Place>((a, b) => {
    if (a.ofService !== b.ofService) return a.ofService < b.ofService;
    return a.tasks === b.tasks ? a.order < b.order : a.tasks < b.tasks;
  });

  constructor(
    private readonly task: Task,
    private readonly all: readonly Candidate[],
  ) {
    fitting(task, all).forEach((candidate, order) => {
      this.heap.push({ candidate, order, ...this.weigh(candidate) });
    });
  }

  /**
   * The node that should have the task: within the branch of the placement preferences that has the fewest of the
   * service's tasks, the node with the fewest of them, and then with the fewest tasks of all.
   */
  choose(): Candidate | undefined {
    const preferences = (this.task.Spec.Placement?.Preferences ?? []).flatMap(({ Spread }) => Spread ?? []);
    if (preferences.length === 0) return this.emptiest();
    let branch: Candidate[] = fitting(this.task, this.all);
    for (const { SpreadDescriptor } of preferences)
      branch = emptiest(this.task, this.all, branch, SpreadDescriptor);
    return new Places(this.task, branch).emptiest();
  }

  private emptiest(): Candidate | undefined {
    for (let place = this.heap.first; place; place = this.heap.first) {
      const now = this.weigh(place.candidate);
      if (place.ofService !== now.ofService || place.tasks !== now.tasks) {
        Object.assign(place, now);
        this.heap.sinkFirst();
      } else if (fits(this.task, place.candidate)) return place.candidate;
      else this.heap.pop();
    }
    return undefined;
  }

  private weigh({ load }: Candidate) {
    return { ofService: load.ofService(this.task.ServiceID), tasks: load.tasks };
  }
}

function emptiest(
  task: Task,
  all: readonly Candidate[],
  fitting: readonly Candidate[],
  descriptor: string,
): Candidate[] {
  const labelAt = ({ node }: Candidate) =>
    descriptor.startsWith('engine.labels.')
      ? labelOf(node.Description.Engine.Labels ?? {}, descriptor.slice('engine.labels.'.length))
      : labelOf(node.Spec.Labels, descriptor.slice('node.labels.'.length));
  const counts = new Map<string, number>();
  for (const one of fitting) counts.set(labelAt(one), 0);
  for (const one of all) {
    const value = labelAt(one);
    const count = counts.get(value);
    if (count !== undefined) counts.set(value, count + one.load.ofService(task.ServiceID));
  }
  const [least] = [...counts].sort((a, b) => a[1] - b[1])[0] ?? [];
  return fitting.filter((one) => labelAt(one) === least);
}

function architecture(name: string): string {
  if (name === 'x86_64') return 'amd64';
  return name === 'aarch64' ? 'arm64' : name;
}
