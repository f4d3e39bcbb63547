import { createStore, type Store } from '@/lib/base/store';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import type { Service } from '@/lib/swarm/objects/service';
import type { Stack } from '@/lib/swarm/objects/stack';
import type { NodeQuestion } from '@/lib/swarm/operations/actions/node-actions';
import type { ServiceOffer } from '@/lib/swarm/operations/actions/service-actions';

interface OfService {
  readonly service: Service;
}
interface OfNode {
  readonly node: SwarmNode;
}

type OffersOfService = { readonly [K in ServiceOffer]: OfService };
type OffersOfNode = { readonly [Q in NodeQuestion as Q['kind']]: OfNode & Omit<Q, 'kind'> };

/** What each dialog is about. Objects are kept as they were when it was opened: what they name may go meanwhile. */
export interface Dialogs extends OffersOfService, OffersOfNode {
  readonly 'sign-in': object;
  /** The way from the demo, whose API listens at the endpoint, to a real swarm. */
  readonly connect: { readonly endpoint: string };
  readonly palette: object;
  readonly 'scale-service': OfService;
  readonly 'remove-service': OfService;
  readonly 'remove-stack': { readonly stack: Stack };
  readonly 'join-command': object;
  /** `add`: a label that is filled in, not set. */
  readonly 'set-node-labels': OfNode & {
    readonly add?: { readonly name: string; readonly value: string };
  };
}

export type DialogKind = keyof Dialogs;
export type DialogOf<K extends DialogKind> = { readonly kind: K } & Dialogs[K];

/** What a person is being asked. */
export type OpenDialog = { readonly [K in DialogKind]: DialogOf<K> }[DialogKind];

/** One at a time, outside the row or card that opened it, which goes with its object. */
export const openDialog: Store<OpenDialog | null> = createStore<OpenDialog | null>(null);

export const closeDialog = (): void => openDialog.set(null);
