'use client';

import { type RefObject, useEffect } from 'react';

/**
 * The grid's keyboard: one tab stop; arrows go from node to node, Enter to the node's tasks, arrows from task to task,
 * Escape back, Home and End to the ends. Kept in the DOM, so that moving the focus paints nothing.
 */
export function GridKeys({ grid }: { readonly grid: RefObject<HTMLElement | null> }): null {
  useEffect(() => {
    const root = grid.current;
    if (!root) return;
    const keepTabStop = () => {
      if (root.querySelector(TAB_STOP)) return;
      root.querySelector(CARD)?.setAttribute('tabindex', '0');
    };
    const onFocus = (event: FocusEvent) => {
      const card = closest(event.target, CARD);
      if (!card) return;
      for (const other of root.querySelectorAll(TAB_STOP)) other.setAttribute('tabindex', '-1');
      card.setAttribute('tabindex', '0');
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = target(root, event);
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    };
    keepTabStop();
    const cards = new MutationObserver(keepTabStop);
    cards.observe(root, { childList: true, subtree: true });
    root.addEventListener('focusin', onFocus);
    root.addEventListener('keydown', onKey);
    return () => {
      cards.disconnect();
      root.removeEventListener('focusin', onFocus);
      root.removeEventListener('keydown', onKey);
    };
  }, [grid]);
  return null;
}

/** What the arrows go to: every node, and what is left of removed ones. */
const CARD = '[data-node-id], [data-removed-nodes]';
const TAB_STOP = ':is([data-node-id], [data-removed-nodes])[tabindex="0"]';

/** What the keyboard goes to within a node. */
export const TASK = 'a[data-task-id], a[data-tombstone]';

function closest(from: EventTarget | null, selector: string): HTMLElement | null {
  return from instanceof Element ? from.closest<HTMLElement>(selector) : null;
}

/** Where a key leads from where the focus is; null where it means nothing. */
function target(root: HTMLElement, { key, target: from }: KeyboardEvent): HTMLElement | null {
  const card = closest(from, CARD);
  if (!card) return null;
  const task = closest(from, TASK);
  if (task) {
    if (key === 'Escape') return card;
    return among([...card.querySelectorAll<HTMLElement>(TASK)], task, key);
  }
  if (key === 'Enter') return card.querySelector<HTMLElement>(TASK);
  return among([...root.querySelectorAll<HTMLElement>(CARD)], card, key);
}

/** The neighbour in a direction as a person sees it: left and right in order, up and down in the nearest column. */
export function among(all: readonly HTMLElement[], current: HTMLElement, key: string): HTMLElement | null {
  const at = all.indexOf(current);
  switch (key) {
    case 'ArrowLeft':
      return all[at - 1] ?? null;
    case 'ArrowRight':
      return all[at + 1] ?? null;
    case 'Home':
      return all[0] ?? null;
    case 'End':
      return all.at(-1) ?? null;
    case 'ArrowUp':
    case 'ArrowDown':
      return vertical(all, current, key === 'ArrowDown' ? 1 : -1);
    default:
      return null;
  }
}

function vertical(all: readonly HTMLElement[], current: HTMLElement, direction: 1 | -1): HTMLElement | null {
  const here = current.getBoundingClientRect();
  let best: { element: HTMLElement; distance: number } | null = null;
  for (const element of all) {
    const box = element.getBoundingClientRect();
    const ahead = direction * (box.top - here.top);
    if (ahead < here.height / 2) continue;
    const distance = ahead + 3 * Math.abs(box.left - here.left);
    if (!best || distance < best.distance) best = { element, distance };
  }
  return best?.element ?? null;
}
