import { createStore, type Store } from '@/lib/base/store';
import type { Answer, QueryOf } from '@/lib/swarm/operations/query';

export type PlanQuery = QueryOf<'plan-stack'>;

/** From the last change to the question, ms: nobody is asked while somebody types. */
export const PAUSE_MS = 800;
/** After which it is said that the answer takes its time, ms. */
export const SLOW_MS = 4_000;

/** What deploying would do, as far as it is known. */
export interface Planned {
  /** resting: nothing is asked, and what was answered holds. */
  readonly phase: 'resting' | 'waiting' | 'asking' | 'slow';
  /** Of what is wanted now; null until it has come. */
  readonly answer: Answer<'plan-stack'> | null;
  /** What is wanted, as JSON; null: nothing. */
  readonly key: string | null;
}

export interface Planner extends Pick<Store<Planned>, 'get' | 'subscribe'> {
  /** null: nothing can be asked now, and nothing is. The same again asks nothing. */
  want(query: PlanQuery | null): void;
  /** Asks anew for what is wanted, at once. */
  again(): void;
}

/** Asks by itself for what a form would do: after a pause, one question at a time, and of many changes only for the last. */
export function createPlanner(ask: (query: PlanQuery) => Promise<Answer<'plan-stack'>>): Planner {
  const store = createStore<Planned>({ phase: 'resting', answer: null, key: null });
  let wanted: { readonly key: string; readonly query: PlanQuery } | null = null;
  let isAsking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function later(what: () => void, delay: number) {
    clearTimeout(timer);
    timer = setTimeout(what, delay);
  }

  async function askNow() {
    const asked = wanted;
    if (!asked || isAsking) return; // who is asked now answers first
    isAsking = true;
    store.set({ ...store.get(), phase: 'asking' });
    later(() => store.set({ ...store.get(), phase: 'slow' }), SLOW_MS);
    const answer = await ask(asked.query);
    isAsking = false;
    if (wanted === asked) {
      clearTimeout(timer);
      store.set({ phase: 'resting', answer, key: asked.key });
    } else if (store.get().phase !== 'waiting') await askNow();
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    want(query) {
      const key = query && JSON.stringify(query);
      if (key === (wanted?.key ?? null)) return;
      wanted = query && key !== null ? { key, query } : null;
      clearTimeout(timer);
      store.set({ phase: wanted ? 'waiting' : 'resting', answer: null, key });
      if (wanted) later(pauseIsOver, PAUSE_MS);
    },
    again() {
      if (!wanted) return;
      wanted = { ...wanted };
      clearTimeout(timer);
      pauseIsOver();
    },
  };

  /** While an older question is out, this one is due as soon as that is answered. */
  function pauseIsOver() {
    store.set({ ...store.get(), phase: 'asking' });
    if (isAsking) later(() => store.set({ ...store.get(), phase: 'slow' }), SLOW_MS);
    void askNow();
  }
}
