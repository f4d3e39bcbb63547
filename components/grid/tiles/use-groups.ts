import { useRef } from 'react';
import { usePart } from '@/lib/client/hooks';
import { REMOVED } from '@/lib/client/task-index';
import { shownIdsAt } from '@/lib/client/use-shown';
import { type Filter, matchesNode } from '@/lib/swarm/derived/filter';
import { type Grouping, groupNodes } from '@/lib/swarm/layout/view';
import type { NodeId } from '@/lib/swarm/objects/ids';

/** The nodes under one heading. */
export interface NodeIdGroup {
  readonly key: string | null;
  readonly ids: readonly NodeId[];
}

/** What is left of removed nodes comes last, and belongs under no other heading. */
const withRemoved = (groups: readonly NodeIdGroup[], hasHeadings: boolean): readonly NodeIdGroup[] =>
  hasHeadings
    ? [...groups, { key: REMOVED, ids: [REMOVED] }]
    : groups.map((group) => ({ ...group, ids: [...group.ids, REMOVED] }));

/** Node ids by group, `REMOVED` among them where it has tasks; the same list until a node comes, goes, or changes group. */
export function useGroups(filter: Filter, grouping: Grouping | null): readonly NodeIdGroup[] {
  const last = useRef<{ text: string; groups: readonly NodeIdGroup[] }>({ text: '', groups: [] });
  const asksNodes = grouping !== null || filter.length > 0;
  const hasHeadings = grouping !== null && grouping.kind !== 'stack';
  // The tally tells of every change of a task there, and so of what the filter makes of it.
  return usePart([asksNodes ? 'nodes' : 'node-ids', `tally:${REMOVED}`, `place:${REMOVED}`], (store) => {
    const nodes = store.nodeIds.flatMap((id) => store.cluster.nodes.get(id) ?? []);
    const groups: NodeIdGroup[] = groupNodes(
      nodes.filter((node) => matchesNode(filter, node)),
      grouping,
    ).map((group) => ({ key: group.key, ids: group.nodes.map((node) => node.id) }));
    const hasRemoved = shownIdsAt(store, filter, REMOVED).length > 0;
    const next = hasRemoved ? withRemoved(groups, hasHeadings) : groups;
    const text = JSON.stringify(next);
    if (text !== last.current.text) last.current = { text, groups: next };
    return last.current.groups;
  });
}
