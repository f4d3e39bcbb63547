import { own } from '@/lib/base/own';
import type { SwarmNode } from '../objects/node';
import type { ActionOf } from './action';
import { NODE_ACTIONS } from './actions/node-actions';

type NodeActions = typeof NODE_ACTIONS;

/** A change of what a node's spec says; it can be undone. */
export type NodeChange = ActionOf<
  { [K in keyof NodeActions]: NodeActions[K]['undo'] extends null ? never : K }[keyof NodeActions]
>;

export const isNodeChange = (action: { readonly kind: string }): action is NodeChange =>
  Boolean(own<{ readonly undo: string | null }>(NODE_ACTIONS, action.kind)?.undo);

/** Whether the node is still as the change left it: otherwise there is nothing of it to undo. */
export function stands(change: NodeChange, node: SwarmNode): boolean {
  switch (change.kind) {
    case 'set-node-availability':
      return node.availability === change.availability;
    case 'set-node-role':
      return node.role === change.role;
    case 'set-node-labels':
      return (
        Object.entries(change.put).every(([name, value]) => own(node.labels, name) === value) &&
        change.remove.every((name) => !Object.hasOwn(node.labels, name))
      );
  }
}

/** What the docker CLI finds the node by: its hostname, or its id where that is empty or another's too. */
export const nodeReference = ({ id, hostname, sharesHostname }: SwarmNode): string =>
  hostname === '' || sharesHostname ? id : hostname;
