import type { ReactNode } from 'react';
import { createStore, type Store } from '@/lib/base/store';
import { keepWhile } from '@/lib/client/unsaved';

export interface Toast {
  readonly id: number;
  readonly tone: 'success' | 'info' | 'danger';
  readonly title: string;
  readonly body?: ReactNode;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** ms on screen while nobody points at it; null stays until dismissed. */
  readonly lasts: number | null;
  /** A newer message about the same thing takes this one's place. */
  readonly about?: string;
}

/** More would cover the page; the oldest goes. */
const MOST = 4;

const store: Store<readonly Toast[]> = createStore<readonly Toast[]>([]);
let lastId = 0;
// Why something was not done is said once.
keepWhile(() => store.get().some(({ lasts }) => lasts === null));

export const toasts: Pick<typeof store, 'get' | 'subscribe'> = store;

export function showToast(toast: Omit<Toast, 'id'>): number {
  lastId += 1;
  const others = store.get().filter((other) => !toast.about || other.about !== toast.about);
  store.set([...others, { ...toast, id: lastId }].slice(-MOST));
  return lastId;
}

export function dismissToast(id: number): void {
  store.set(store.get().filter((toast) => toast.id !== id));
}

/** Takes down what was said about something that is no longer so. */
export function dismissToastsAbout(about: string): void {
  const kept = store.get().filter((toast) => toast.about !== about);
  if (kept.length < store.get().length) store.set(kept);
}
