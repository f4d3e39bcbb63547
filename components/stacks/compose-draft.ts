import { createStore, type Store } from '@/lib/base/store';
import { keepWhile } from '@/lib/client/unsaved';

/** What a person is about to deploy. It stays while they look at other pages. */
export interface ComposeDraft {
  readonly stack: string;
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
  readonly prune: boolean;
}

const EMPTY: ComposeDraft = { stack: '', text: '', values: {}, prune: false };

export const composeDraft: Store<ComposeDraft> = createStore<ComposeDraft>(EMPTY);
keepWhile(() => composeDraft.get().text !== '');

/** Begins a draft for a stack, unless there is one for it already. */
export function draftFor(stack: string): void {
  if (composeDraft.get().stack !== stack) composeDraft.set({ ...EMPTY, stack });
}

export const changeDraft = (change: Partial<ComposeDraft>): void =>
  composeDraft.set({ ...composeDraft.get(), ...change });
