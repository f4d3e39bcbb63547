import type { OpenDialog } from '@/components/actions/open-dialog';
import type { NodeDialog } from '@/components/nodes/node-dialog';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import type { NodeChange } from '@/lib/swarm/operations/node-change';

/** In the order in which equals stand. */
export const ENTRY_KINDS = ['page', 'service', 'stack', 'node', 'network', 'task', 'action'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What choosing an entry does. */
export type Choice =
  | { readonly kind: 'go'; readonly href: string }
  | { readonly kind: 'ask'; readonly dialog: OpenDialog }
  /** A dialog that stands on a page of its own. */
  | { readonly kind: 'ask-there'; readonly href: string; readonly dialog: NodeDialog }
  | { readonly kind: 'change-node'; readonly action: NodeChange; readonly node: SwarmNode };

/** One line of the palette. */
export interface Entry {
  /** The same for the same thing, from one opening to the next. */
  readonly key: string;
  readonly kind: EntryKind;
  readonly label: string;
  /** Beside the label: a state, a node. */
  readonly detail: string;
  /** Docker's id, which finds it by its beginning; '' where there is none. */
  readonly id: string;
  readonly choice: Choice;
}
