import { createStore, type Store } from '@/lib/base/store';
import type { Service } from '@/lib/swarm/objects/service';
import type { Stack } from '@/lib/swarm/objects/stack';

/** What a person is being asked. Objects are kept as they were when it was opened: what they name may go meanwhile. */
export type OpenDialog =
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'remove-service'; readonly service: Service }
  | {
      readonly kind: 'update-image' | 'restart-service' | 'roll-back-service' | 'resume-update';
      readonly service: Service;
    }
  | { readonly kind: 'remove-stack'; readonly stack: Stack };

export const openDialog: Store<OpenDialog | null> = createStore<OpenDialog | null>(null);

export const closeDialog = (): void => openDialog.set(null);
