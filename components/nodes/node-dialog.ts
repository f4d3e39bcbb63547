import { createStore, type Store } from '@/lib/base/store';
import type { NodeRole, SwarmNode } from '@/lib/swarm/objects/node';

/** What a person is being asked about nodes. The node is kept as it was: it may leave meanwhile. */
export type NodeDialog =
  | { readonly kind: 'drain' | 'labels' | 'remove'; readonly node: SwarmNode }
  | { readonly kind: 'role'; readonly node: SwarmNode; readonly role: NodeRole }
  | { readonly kind: 'join' };

/** One at a time, outside the row that opened it: that goes with its node. */
export const nodeDialog: Store<NodeDialog | null> = createStore<NodeDialog | null>(null);

export const closeNodeDialog = (): void => nodeDialog.set(null);
