'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { groupingText, parseView, type View } from '@/lib/swarm/layout/view';

/** How the page looks at the swarm: all of it in the address, so that it can be shared, and Back works. */
export function useView(): View {
  const parameters = useSearchParams();
  return useMemo(() => parseView(parameters), [parameters]);
}

/**
 * Changes part of the address. `replace`: for what changes at every key. No request is made: the page has all it needs.
 */
export function changeView(change: Partial<View>, how: 'push' | 'replace' = 'push'): void {
  const url = new URL(location.href);
  const set = (name: string, value: string | null) =>
    value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
  if (change.mode !== undefined) set('view', change.mode === 'auto' ? null : change.mode);
  if (change.grouping !== undefined) set('group', groupingText(change.grouping));
  if (change.query !== undefined) set('q', change.query);
  if (change.task !== undefined) set('task', change.task);
  if (url.href === location.href) return;
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', url);
}
