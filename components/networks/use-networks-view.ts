'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';

/** How the page looks at the networks; all of it is in the address. Things are told by name: a link outlives a redeploy. */
export interface NetworksView {
  readonly look: 'drawing' | 'list';
  readonly query: string;
  /** The services that are chosen; null: none. */
  readonly from: string | null;
  readonly to: string | null;
  /** The network that is chosen; null: none. */
  readonly network: string | null;
}

/** Reads `?view=list&q=…&from=…&to=…&network=…`. */
export function useNetworksView(): NetworksView {
  const parameters = useSearchParams();
  return useMemo(() => {
    const from = parameters.get('from') || null;
    return {
      look: parameters.get('view') === 'list' ? 'list' : 'drawing',
      query: parameters.get('q') ?? '',
      from,
      to: parameters.get('to') || null,
      network: parameters.get('network') || null,
    };
  }, [parameters]);
}

/** Changes part of the address; Back takes it back. */
export function changeNetworksView(change: Partial<NetworksView>): void {
  const url = new URL(location.href);
  const set = (name: string, value: string | null | undefined) => {
    if (value) url.searchParams.set(name, value);
    else if (value !== undefined) url.searchParams.delete(name);
  };
  set('view', change.look && (change.look === 'list' ? 'list' : null));
  set('q', change.query);
  set('from', change.from);
  set('to', change.to);
  set('network', change.network);
  if (url.href !== location.href) history.pushState(null, '', url);
}

/** What choosing a service changes: the first, then the second, which further ones take the place of; one that is chosen is let go. */
export function pick(view: Pick<NetworksView, 'from' | 'to'>, name: string): Partial<NetworksView> {
  if (name === view.from) return { from: view.to, to: null, network: null };
  if (name === view.to) return { to: null, network: null };
  return view.from === null ? { from: name, network: null } : { to: name, network: null };
}
