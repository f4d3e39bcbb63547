'use client';

import type { ReactNode } from 'react';
import type { Network } from '@/lib/swarm/objects/network';
import { NetworkTable } from './network-table';
import { PortTable } from './port-table';
import { ReachPanel } from './reach-panel';
import type { NetworksView } from './use-networks-view';

interface NetworksListProps {
  readonly view: NetworksView;
  readonly onRemove: (network: Network) => void;
}

/** The drawing's equal in tables: who is on which network, who reaches whom, and what is published. */
export function NetworksList({ view, onRemove }: NetworksListProps): ReactNode {
  return (
    <>
      <NetworkTable query={view.query} onRemove={onRemove} />
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <ReachPanel view={view} />
        <PortTable query={view.query} />
      </div>
    </>
  );
}
