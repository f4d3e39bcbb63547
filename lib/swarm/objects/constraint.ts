import { own } from '@/lib/base/own';
import type { SwarmNode } from './node';

/** One placement constraint, such as `node.role!=manager`. */
export interface Constraint {
  readonly key: string;
  readonly isEqual: boolean;
  readonly value: string;
}

/** What constraints can ask of a node. */
export type Described = Pick<
  SwarmNode,
  'id' | 'hostname' | 'address' | 'role' | 'os' | 'arch' | 'labels' | 'engineLabels'
>;

/** Reads `node.role!=manager`. Throws Swarm's own words when it cannot. */
export function parseConstraint(text: string): Constraint {
  const operator = ['==', '!='].find((one) => text.includes(one));
  if (!operator) throw new Error('constraint expected one operator from ==, !=');
  const at = text.indexOf(operator);
  const key = text.slice(0, at).trim();
  const value = text.slice(at + operator.length).trim();
  if (!/^[a-z_][a-z0-9\-_.]+$/i.test(key)) throw new Error(`key '${key}' is invalid`);
  if (!/^[a-z0-9:\-_\s.*()?+[\]\\^$|/]+$/i.test(value)) throw new Error(`value '${value}' is invalid`);
  return { key, isEqual: operator === '==', value };
}

/** A key that Swarm does not know is met by no node, whichever the operator; upper and lower case are one. */
function meets(node: Described, { key, isEqual, value }: Constraint): boolean {
  const found = lookUp(node, key);
  if (found === undefined) return false;
  return (found.toLowerCase() === value.toLowerCase()) === isEqual;
}

/** The first constraint that the node does not meet; null when it meets all. Like the scheduler, it passes over what it cannot read. */
export const unmet = (node: Described, constraints: readonly string[]): string | null =>
  constraints.find((text) => !meetsText(node, text)) ?? null;

/** The nodes that meet one constraint. */
export const nodesMeeting = <N extends Described>(nodes: Iterable<N>, constraint: string): N[] =>
  [...nodes].filter((node) => meetsText(node, constraint));

function meetsText(node: Described, text: string): boolean {
  const constraint = read(text);
  return constraint === null || meets(node, constraint);
}

/** The label, and its value, that would make a node meet the constraint; null where no label does. */
export function wantedLabel(text: string): { readonly name: string; readonly value: string } | null {
  const constraint = read(text);
  if (!constraint?.isEqual || !constraint.key.toLowerCase().startsWith(LABEL_PREFIX)) return null;
  return { name: constraint.key.slice(LABEL_PREFIX.length), value: constraint.value };
}

const LABEL_PREFIX = 'node.labels.';

function read(text: string): Constraint | null {
  try {
    return parseConstraint(text);
  } catch {
    return null;
  }
}

/** What the node has under a key; a label that it lacks is empty. */
function lookUp(node: Described, key: string): string | undefined {
  const lower = key.toLowerCase();
  for (const [prefix, labels] of [
    [LABEL_PREFIX, node.labels],
    ['engine.labels.', node.engineLabels],
  ] as const)
    if (lower.startsWith(prefix)) return labelOf(labels, key.slice(prefix.length));
  switch (lower) {
    case 'node.id':
      return node.id;
    case 'node.hostname':
      return node.hostname;
    case 'node.ip':
      return node.address;
    case 'node.role':
      return node.role;
    case 'node.platform.os':
      return node.os;
    case 'node.platform.arch':
      return node.arch;
    default:
      return undefined;
  }
}

/** A label's value, or '' for who lacks it. */
export const labelOf = (labels: Readonly<Record<string, string>>, key: string): string =>
  own(labels, key) ?? '';
