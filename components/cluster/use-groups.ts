import { useRef } from 'react';
import { usePart } from '@/lib/client/hooks';
import { type Filter, matchesNode } from '@/lib/swarm/filter';
import type { NodeId } from '@/lib/swarm/ids';
import { type Grouping, groupNodes } from '@/lib/swarm/view';

/** The nodes under one heading. */
export interface NodeIdGroup {
  readonly key: string | null;
  readonly ids: readonly NodeId[];
}

/** Node ids by group; the same list until a node comes, goes, or changes group. */
export function useGroups(filter: Filter, grouping: Grouping | null): readonly NodeIdGroup[] {
  const last = useRef<{ text: string; groups: readonly NodeIdGroup[] }>({ text: '', groups: [] });
  const asksNodes = grouping !== null || filter.length > 0;
  return usePart(asksNodes ? 'nodes' : 'node-ids', (store) => {
    const nodes = store.nodeIds.flatMap((id) => store.cluster.nodes.get(id) ?? []);
    const next = groupNodes(
      nodes.filter((node) => matchesNode(filter, node)),
      grouping,
    ).map((group) => ({ key: group.key, ids: group.nodes.map((node) => node.id) }));
    const text = JSON.stringify(next);
    if (text !== last.current.text) last.current = { text, groups: next };
    return last.current.groups;
  });
}
