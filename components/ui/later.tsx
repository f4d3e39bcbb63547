'use client';

import { type ComponentType, lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from 'react';

/** The parts of this page that were not loaded yet. */
const missing = new Set<() => Promise<unknown>>();

/** A component whose code comes when it is first drawn, or before: `load` resolves once it is here. */
export type Later<P> = ((props: P) => ReactNode) & { readonly load: () => Promise<unknown> };

/**
 * A part that is not on the first screen. While its code comes nothing stands for it, and the rest of the page goes on;
 * code that is here already is drawn with the rest, in the same frame. Where it cannot be had, the next mount asks again.
 * Never drawn on the server.
 */
export function later<P extends object>(importPart: () => Promise<ComponentType<P>>): Later<P> {
  let part: ComponentType<P> | null = null;
  const load = async () => {
    part = await importPart();
    missing.delete(load);
    return { default: part };
  };
  missing.add(load);
  function Part(props: P): ReactNode {
    const isBrowser = useSyncExternalStore(never, yes, no);
    const [Shown] = useState<ComponentType<P>>(() => part ?? lazy(load));
    return isBrowser ? (
      <Suspense fallback={null}>
        <Shown {...props} />
      </Suspense>
    ) : null;
  }
  return Object.assign(Part, { load });
}

/** Loads every part that is missing, and those that they name in turn; rejects where the server is away. */
export async function loadMissingParts(): Promise<void> {
  while (missing.size > 0) await Promise.all([...missing].map((load) => load()));
}

const never = () => () => {};
const yes = () => true;
const no = () => false;
