import { meetsConstraints } from '../objects/constraint';
import { hasEnough, remaining } from '../objects/generic-resources';
import { hostPorts } from '../objects/task';
import type { Node, Task } from '../objects/wire';
import type { NodeLoad } from './node-load';

/** A node that may be given a task, with what it carries. */
export interface Candidate {
  readonly node: Node;
  readonly load: NodeLoad;
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

function architecture(name: string): string {
  if (name === 'x86_64') return 'amd64';
  return name === 'aarch64' ? 'arm64' : name;
}
