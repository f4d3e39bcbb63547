'use client';

import { Component, type ReactNode, useEffect } from 'react';
import { changeView } from '@/components/frame/use-view';
import { DENSITIES, type Density } from '@/lib/swarm/layout/density';
import { isShortcut } from '../keys/shortcuts';

/** Steps through the densities by key, and keeps the place when the density changes, whoever changed it. */
export function Zoom({ density }: { readonly density: Density | null }): ReactNode {
  useZoomKeys(density);
  return <KeepPlace density={density} />;
}

/** `+` shows the grid nearer, `-` farther; not while a person types. `density`: as it is now, null where it is not shown. */
function useZoomKeys(density: Density | null): void {
  useEffect(() => {
    if (!density) return;
    // Keys can come faster than the address is read again.
    let from = density;
    const onKey = (event: KeyboardEvent) => {
      // On most keyboards the plus needs Shift, and its key does not.
      const step = event.key === '+' || event.key === '=' ? -1 : event.key === '-' ? 1 : 0;
      const next = DENSITIES[DENSITIES.indexOf(from) + step];
      if (step === 0 || !next || !isShortcut(event)) return;
      event.preventDefault();
      from = next;
      changeView({ mode: next });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [density]);
}

/** The node that a person looks at, and how far below the window's top it is. */
interface Place {
  readonly node: string;
  readonly top: number;
  readonly hasFocus: boolean;
}

let kept: Place | null = null;

/** Keeps the place when the grid is shown nearer or farther: the focused node, else the one at the middle, stays in view. */
class KeepPlace extends Component<{ readonly density: Density | null }> {
  override getSnapshotBeforeUpdate(before: { readonly density: Density | null }): null {
    if (before.density && before.density !== this.props.density) kept = placeNow();
    return null;
  }

  override componentDidUpdate(): void {
    restorePlace();
  }

  override render(): null {
    return null;
  }
}

/** Goes back to the place, once the node is drawn again: parts of the grid load when they are first needed. */
export function restorePlace(): void {
  if (!kept) return;
  const { node, top, hasFocus } = kept;
  const element = document.querySelector<HTMLElement>(`[data-node-id="${CSS.escape(node)}"]`);
  if (!element) return;
  kept = null;
  if (hasFocus) element.focus({ preventScroll: true });
  const box = element.getBoundingClientRect();
  const isInSight = box.top >= 0 && box.bottom <= innerHeight;
  if (scrollY > 0 || !isInSight) scrollBy({ top: box.top - top, behavior: 'instant' });
}

function placeNow(): Place | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-node-id]');
  const found = focused ?? nearestToMiddle([...document.querySelectorAll<HTMLElement>('[data-node-id]')]);
  const node = found?.dataset.nodeId;
  return found && node ? { node, top: found.getBoundingClientRect().top, hasFocus: found === focused } : null;
}

function nearestToMiddle(nodes: readonly HTMLElement[]): HTMLElement | null {
  let best: { element: HTMLElement; distance: number } | null = null;
  for (const element of nodes) {
    const box = element.getBoundingClientRect();
    const distance = Math.hypot(
      box.left + box.width / 2 - innerWidth / 2,
      box.top + box.height / 2 - innerHeight / 2,
    );
    if (!best || distance < best.distance) best = { element, distance };
  }
  return best?.element ?? null;
}
