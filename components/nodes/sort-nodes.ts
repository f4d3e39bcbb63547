import { compareNames } from '@/lib/base/compare';
import type { Tally } from '@/lib/swarm/derived/tally';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';

/** What the table can be ordered by. */
export const SORT_COLUMNS = ['name', 'role', 'state', 'availability', 'tasks', 'reserved'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export interface NodeSort {
  readonly column: SortColumn;
  readonly isDown: boolean;
}

export const BY_NAME: NodeSort = { column: 'name', isDown: false };
/** The fullest by what is reserved; by tasks, where nothing is. */
export const MOST_LOADED: NodeSort = { column: 'reserved', isDown: true };

/** As the address has it: `tasks`, or `-tasks` for the most first. What makes no sense is by name. */
export function parseSort(text: string | null): NodeSort {
  const isDown = text?.startsWith('-') ?? false;
  const column = SORT_COLUMNS.find((each) => each === text?.slice(isDown ? 1 : 0));
  return column ? { column, isDown } : BY_NAME;
}

/** Null for the order that needs no word in the address. */
export const sortText = ({ column, isDown }: NodeSort): string | null =>
  column === BY_NAME.column && !isDown ? null : `${isDown ? '-' : ''}${column}`;

/** What a press on a column's head asks for: numbers begin with the most, words with the first. */
export const nextSort = (column: SortColumn, now: NodeSort): NodeSort => ({
  column,
  isDown: column === now.column ? !now.isDown : column === 'tasks' || column === 'reserved',
});

/** The nodes in an order, equals by name. `tallyOf`: what the tasks of a node come to. */
export function sortNodes(
  nodes: readonly SwarmNode[],
  { column, isDown }: NodeSort,
  tallyOf: (node: SwarmNode) => Tally,
): SwarmNode[] {
  const direction = isDown ? -1 : 1;
  return nodes
    .map((node) => ({ node, name: nodeName(node), keys: keysOf(column, node, tallyOf) }))
    .sort((a, b) => {
      for (const [at, key] of a.keys.entries()) {
        const order = (key - (b.keys[at] ?? 0)) * direction;
        if (order !== 0) return order;
      }
      const isTurned = column === 'name' && isDown;
      return compareNames(a.name, b.name) * (isTurned ? -1 : 1) || compareNames(a.node.id, b.node.id);
    })
    .map(({ node }) => node);
}

/** What wants attention comes first. */
const STATES = ['down', 'unknown', 'disconnected', 'ready'];
const AVAILABILITIES = ['drain', 'pause', 'active'];

function keysOf(column: SortColumn, node: SwarmNode, tallyOf: (node: SwarmNode) => Tally): number[] {
  switch (column) {
    case 'name':
      return [];
    case 'role':
      return [node.manager?.leader ? 0 : node.role === 'manager' ? 1 : 2];
    case 'state':
      return [STATES.indexOf(node.state)];
    case 'availability':
      return [AVAILABILITIES.indexOf(node.availability)];
    case 'tasks':
      return [tallyOf(node).tasks];
    case 'reserved': {
      const { reserved, tasks } = tallyOf(node);
      return [loadOf(node, reserved), tasks];
    }
  }
}

/** How full the fuller of CPU and memory is, 0–1 and beyond. */
function loadOf({ capacity }: SwarmNode, reserved: Tally['reserved']): number {
  const share = (used: number, has: number) => (has > 0 ? used / has : 0);
  return Math.max(
    share(reserved.nanoCpus, capacity.nanoCpus),
    share(reserved.memoryBytes, capacity.memoryBytes),
  );
}
