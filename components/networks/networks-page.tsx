'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { laterDialog } from '@/components/ui/later-dialog';
import { useHasPicture, useNetworks } from '@/lib/client/hooks';
import type { Network } from '@/lib/swarm/objects/network';
import { MatrixTable } from './matrix-table';
import { NetworkTable } from './network-table';
import { PortTable } from './port-table';
import { ReachPanel } from './reach-panel';

const CreateNetworkDialog = laterDialog(() =>
  import('./create-network-dialog').then((m) => m.CreateNetworkDialog),
);
const RemoveNetworkDialog = laterDialog(() =>
  import('./remove-network-dialog').then((m) => m.RemoveNetworkDialog),
);

/** The swarm's networks: who is on which, who reaches whom, and what is published. */
export function NetworksPage(): ReactNode {
  const t = useTranslations();
  const networks = useNetworks();
  const hasPicture = useHasPicture();
  const [open, setOpen] = useState<'create' | Network | null>(null);
  const close = () => setOpen(null);
  return (
    <ViewFrame
      title={t('networks.title')}
      aside={hasPicture && t('networks.count', { count: networks.size })}
      tools={
        <ActionButton kind="create-network" stack={null} variant="primary" onClick={() => setOpen('create')}>
          {t('networks.create.action')}
        </ActionButton>
      }
    >
      {hasPicture ? (
        <>
          <NetworkTable onRemove={setOpen} />
          <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
            <ReachPanel />
            <PortTable />
          </div>
          <MatrixTable />
        </>
      ) : (
        <Empty title={t('view.loading')} />
      )}
      {open === 'create' && <CreateNetworkDialog onClose={close} />}
      {open !== null && open !== 'create' && (
        <RemoveNetworkDialog key={open.id} network={open} onClose={close} />
      )}
    </ViewFrame>
  );
}
