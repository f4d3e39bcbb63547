import { delay } from '@/lib/base/time';
import type { NodeChange } from '@/lib/swarm/operations/node-change';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { isJoining } from '../wire/failure-kind';
import type { Wire } from '../wire/wire';
import { editNode, type NodeEdit } from './node-edit';
import { rewrite } from './rewrite';

/** How long a manager that was just promoted may take to join the others, in ms: Docker refuses to demote it before. */
const JOIN_PATIENCE = 30_000;

/** Changes a node's availability, role or labels; what undoes it goes with the answer. [A2, A3] */
export async function changeNode(wire: Wire, action: NodeChange, signal: AbortSignal): Promise<Outcome> {
  const deadline = Date.now() + JOIN_PATIENCE;
  for (;;) {
    const outcome = await change(wire, action, signal);
    if (outcome.ok || !isJoining(outcome.message) || Date.now() > deadline || signal.aborted) return outcome;
    await delay(500, signal);
  }
}

const change = (wire: Wire, action: NodeChange, signal: AbortSignal): Promise<Outcome> =>
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
