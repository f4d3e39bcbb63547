import { useRef } from 'react';
import { usePart } from '@/lib/client/hooks';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { matchesNode } from './node-filter';
import { type NodeSort, sortNodes } from './sort-nodes';

interface NodeRows {
  readonly ids: readonly NodeId[];
  /** Of the node that has the most tasks, filtered out or not: bars of tasks are drawn by it. */
  readonly mostTasks: number;
}

/** The nodes that match the filter, in order; worked out once for each revision, and the same until it is another one. */
export function useNodeRows(query: string, sort: NodeSort): NodeRows {
  const last = useRef<{ revision: number; query: string; sort: NodeSort; rows: NodeRows } | null>(null);
  return usePart('picture', (store) => {
    const known = last.current;
    const { revision } = store;
    if (known?.revision === revision && known.query === query && known.sort === sort) return known.rows;
    const nodes = [...store.cluster.nodes.values()];
    const ids = sortNodes(
      nodes.filter((node) => matchesNode(node, query)),
      sort,
      ({ id }) => store.tallyAt(id),
    ).map(({ id }) => id);
    const mostTasks = nodes.reduce((most, { id }) => Math.max(most, store.tallyAt(id).tasks), 0);
    const before = known?.rows;
    const isSame =
      before?.mostTasks === mostTasks &&
      before.ids.length === ids.length &&
      ids.every((id, at) => id === before.ids[at]);
    const rows = isSame ? before : { ids, mostTasks };
    last.current = { revision, query, sort, rows };
    return rows;
  });
}
