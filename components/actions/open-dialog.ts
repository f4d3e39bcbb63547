import { createStore, type Store } from '@/lib/base/store';
import type { NodeRole, SwarmNode } from '@/lib/swarm/objects/node';
import type { Service } from '@/lib/swarm/objects/service';
import type { Stack } from '@/lib/swarm/objects/stack';
import type { ServiceOffer } from '@/lib/swarm/operations/actions/service-actions';

interface OfService {
  readonly service: Service;
}
interface OfNode {
  readonly node: SwarmNode;
}

type OffersOfService = { readonly [K in ServiceOffer]: OfService };

/** What each dialog is about. Objects are kept as they were when it was opened: what they name may go meanwhile. */
export interface Dialogs extends OffersOfService {
  readonly 'sign-in': object;
  readonly palette: object;
  readonly 'remove-service': OfService;
  readonly 'remove-stack': { readonly stack: Stack };
  readonly 'drain-node': OfNode;
  readonly 'set-node-role': OfNode & { readonly role: NodeRole };
  readonly 'set-node-labels': OfNode;
  readonly 'remove-node': OfNode;
  readonly 'join-command': object;
}

export type DialogKind = keyof Dialogs;
export type DialogOf<K extends DialogKind> = { readonly kind: K } & Dialogs[K];

/** What a person is being asked. */
export type OpenDialog = { readonly [K in DialogKind]: DialogOf<K> }[DialogKind];

/** One at a time, outside the row or card that opened it, which goes with its object. */
export const openDialog: Store<OpenDialog | null> = createStore<OpenDialog | null>(null);

export const closeDialog = (): void => openDialog.set(null);
