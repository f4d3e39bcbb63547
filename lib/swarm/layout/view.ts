import { compareNames } from '@/lib/base/compare';
import { groupBy } from '@/lib/base/group';
import { own } from '@/lib/base/own';
import { nodeName, type SwarmNode } from '../objects/node';
import { DENSITIES, type Density } from './density';

/** How the grid page looks at the swarm; all of it is in the address. */
export interface View {
  /** auto: by the room that there is. */
  readonly mode: 'auto' | Density | 'table';
  readonly grouping: Grouping | null;
  readonly query: string;
  /** The task whose panel is open. */
  readonly task: string | null;
}

export type Grouping =
  | { readonly kind: 'role' | 'state' | 'stack' }
  | { readonly kind: 'label'; readonly key: string };

const MODES = [...DENSITIES, 'table'] as const;

/** Reads `?view=…&group=…&q=…&task=…`; what makes no sense is left out. */
export function parseView(parameters: { get(name: string): string | null }): View {
  return {
    mode: MODES.find((mode) => mode === parameters.get('view')) ?? 'auto',
    grouping: parseGrouping(parameters.get('group')),
    query: parameters.get('q') ?? '',
    task: parameters.get('task') || null,
  };
}

function parseGrouping(text: string | null): Grouping | null {
  if (text === 'role' || text === 'state' || text === 'stack') return { kind: text };
  if (text?.startsWith('label:') && text.length > 6) return { kind: 'label', key: text.slice(6) };
  return null;
}

export const groupingText = (grouping: Grouping | null): string =>
  grouping === null ? '' : grouping.kind === 'label' ? `label:${grouping.key}` : grouping.kind;

/** Managers first, then workers, by name: an order that no refresh changes. */
export const byRoleAndName = (a: SwarmNode, b: SwarmNode): number =>
  (a.role === b.role ? 0 : a.role === 'manager' ? -1 : 1) ||
  compareNames(nodeName(a), nodeName(b)) ||
  compareNames(a.id, b.id);

/** Nodes under one heading; `key` is null for nodes without the label that groups. */
export interface NodeGroup {
  readonly key: string | null;
  readonly nodes: readonly SwarmNode[];
}

/** Groups nodes that are in order already; groups by name, those without a key last. Stacks group tiles, not nodes. */
export function groupNodes(nodes: readonly SwarmNode[], grouping: Grouping | null): NodeGroup[] {
  if (grouping === null || grouping.kind === 'stack') return [{ key: null, nodes }];
  const groups = groupBy(nodes, (node) => groupKey(node, grouping));
  return [...groups]
    .map(([key, members]) => ({ key, nodes: members }))
    .sort((a, b) => (a.key === null ? 1 : b.key === null ? -1 : compareNames(a.key, b.key)));
}

function groupKey(node: SwarmNode, grouping: Grouping): string | null {
  switch (grouping.kind) {
    case 'role':
      return node.role;
    case 'state':
      return node.state === 'ready' ? node.availability : node.state;
    case 'label':
      return own(node.labels, grouping.key) ?? own(node.engineLabels, grouping.key) ?? null;
    case 'stack':
      return null;
  }
}

/** The label keys that could group these nodes. */
export const labelKeys = (nodes: Iterable<SwarmNode>): string[] =>
  [...new Set([...nodes].flatMap((node) => Object.keys(node.labels)))].sort(compareNames);
