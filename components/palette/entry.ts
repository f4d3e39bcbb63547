import type { OpenDialog } from '@/components/actions/open-dialog';
import type { NodeId } from '@/lib/swarm/objects/ids';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import type { NodeDeed } from '@/lib/swarm/operations/actions/node-actions';

/** In the order in which equals stand. */
export const ENTRY_KINDS = ['page', 'service', 'stack', 'node', 'network', 'task', 'action'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What choosing an entry does. */
export type Choice =
  | { readonly kind: 'go'; readonly href: string }
  /** href: of a page with the dialog's words, where not every page has them. */
  | { readonly kind: 'ask'; readonly dialog: OpenDialog; readonly href?: string }
  | {
      readonly kind: 'change-node';
      readonly action: NodeDeed & { readonly node: NodeId };
      readonly node: SwarmNode;
    };

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
  /** What finds it besides: ports, an image, addresses, labels. */
  readonly facts: readonly string[];
  readonly choice: Choice;
}
