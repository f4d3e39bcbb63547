'use client';

import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { createStore, type Store } from '@/lib/base/store';

/** The parts of this page that were not loaded yet. */
const missing = new Set<() => Promise<unknown>>();
/** How many parts that are drawn have nothing to show, because their code could not be had; those that say so themselves are not counted. */
const lost = createStore(0);
export const lostParts: Pick<Store<number>, 'get' | 'subscribe'> = lost;

/** A component whose code comes when it is first drawn, or before: `load` resolves once it is here. */
export type Later<P> = ((props: P) => ReactNode) & { readonly load: () => Promise<unknown> };

/**
 * A part that is not on the first screen. While its code comes nothing stands for it, and the rest of the page goes on;
 * code that is here already is drawn with the rest, in the same frame. Where it cannot be had, `Lost` stands for it, or the
 * page says so (`lostParts`), until `load` or the next mount gets it. Never drawn on the server, and never throws.
 */
export function later<P extends object>(
  importPart: () => Promise<ComponentType<P>>,
  Lost?: ComponentType<P>,
): Later<P> {
  const code = createStore<{ readonly Part: ComponentType<P> } | 'coming' | 'lost'>('coming');
  const load = async () => {
    try {
      code.set({ Part: await importPart() });
      missing.delete(load);
    } catch (cause) {
      code.set('lost');
      throw cause;
    }
  };
  missing.add(load);
  function Part(props: P): ReactNode {
    const now = useSyncExternalStore(code.subscribe, code.get, coming);
    useEffect(() => {
      // Whoever draws it shows what came of it.
      if (missing.has(load)) load().catch(() => {});
    }, []);
    const isUntold = now === 'lost' && !Lost;
    useEffect(() => {
      if (!isUntold) return;
      lost.set(lost.get() + 1);
      return () => lost.set(lost.get() - 1);
    }, [isUntold]);
    if (typeof now === 'object') return <now.Part {...props} />;
    return now === 'lost' && Lost ? <Lost {...props} /> : null;
  }
  return Object.assign(Part, { load });
}

/** Loads every part that is missing, and those that they name in turn; rejects where the server is away. */
export async function loadMissingParts(): Promise<void> {
  while (missing.size > 0) await Promise.all([...missing].map((load) => load()));
}

/** Of the server, and of the page that it drew. */
const coming = () => 'coming' as const;
