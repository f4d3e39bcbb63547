import type { ReactNode } from 'react';
import { createStore, type Store } from '@/lib/base/store';
import { keepWhile } from '@/lib/client/unsaved';

export interface Toast {
  readonly id: number;
  readonly tone: 'success' | 'info' | 'danger';
  readonly title: string;
  readonly body?: ReactNode;
  readonly action?: Offer;
  /** ms on screen while nobody points at it; null stays until dismissed. */
  readonly lasts: number | null;
  /** A newer message about the same thing takes this one's place. */
  readonly about?: string;
}

interface Offer {
  readonly label: string;
  readonly run: () => void;
  /** It can be had nowhere else: only newer ones of its kind push it out. */
  readonly isOnly?: boolean;
}

/** More would cover the page; the oldest goes. */
const MOST = 4;
const MOST_ONLY_OFFERS = 8;

const store: Store<readonly Toast[]> = createStore<readonly Toast[]>([]);
let lastId = 0;
// Why something was not done is said once.
keepWhile(() => store.get().some(({ lasts }) => lasts === null));

export const toasts: Pick<typeof store, 'get' | 'subscribe'> = store;

export function showToast(toast: Omit<Toast, 'id'>): number {
  lastId += 1;
  const others = store.get().filter((other) => !toast.about || other.about !== toast.about);
  store.set(newest([...others, { ...toast, id: lastId }]));
  return lastId;
}

function newest(all: readonly Toast[]): readonly Toast[] {
  const isOnly = ({ action }: Toast) => action?.isOnly === true;
  const offers = all.filter(isOnly).slice(-MOST_ONLY_OFFERS);
  const others = all.filter((toast) => !isOnly(toast)).slice(-Math.max(1, MOST - offers.length));
  return all.filter((toast) => offers.includes(toast) || others.includes(toast));
}

export function dismissToast(id: number): void {
  store.set(store.get().filter((toast) => toast.id !== id));
}

/** Takes down what was said about something that is no longer so. */
export function dismissToastsAbout(about: string): void {
  const kept = store.get().filter((toast) => toast.about !== about);
  if (kept.length < store.get().length) store.set(kept);
}
