import type { NodeChange } from '@/lib/swarm/node-change';
import type { Outcome } from '@/lib/swarm/outcome';
import type { Wire } from '../wire';
import { editNode, type NodeEdit } from './node-edit';
import { rewrite } from './rewrite';

/** Changes a node's availability, role or labels; what undoes it goes with the answer. [A2, A3] */
export const changeNode = (wire: Wire, action: NodeChange, signal: AbortSignal): Promise<Outcome> =>
  rewrite<NodeEdit>(
    wire,
    {
      action,
      what: 'node',
      path: `/nodes/${encodeURIComponent(action.node)}`,
      decide: (node) => editNode(node, action),
      done: ({ undo }, warnings) => ({
        ok: true,
        action: action.kind,
        steps: [],
        ...(undo && { undo }),
        warnings,
      }),
    },
    signal,
  );
