'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RemovalDialog } from '@/components/actions/removal-dialog';
import { useServices } from '@/lib/client/hooks';
import { servicesOn } from '@/lib/swarm/derived/on-network';
import type { Network } from '@/lib/swarm/objects/network';

interface RemoveNetworkDialogProps {
  readonly network: Network;
  readonly onClose: () => void;
}

/** Asks before a network is removed, and says beforehand what would keep Docker from it. */
export function RemoveNetworkDialog({ network, onClose }: RemoveNetworkDialogProps): ReactNode {
  const t = useTranslations('networks.removal');
  const services = servicesOn(network, useServices());
  const { id, name } = network;
  return (
    <RemovalDialog
      title={t('title', { name })}
      confirm={t('confirm')}
      action={{ kind: 'remove-network', network: id }}
      named={{ kind: 'remove-network', name }}
      done={t('done', { name })}
      onClose={onClose}
    >
      {services.length === 0 ? (
        <p>{t('body')}</p>
      ) : (
        <>
          <p>{t('inUse', { count: services.length })}</p>
          <ul translate="no" className="flex flex-wrap gap-x-3 font-mono text-[0.8125rem] text-muted">
            {services.map((service) => (
              <li key={service.id}>{service.name}</li>
            ))}
          </ul>
        </>
      )}
    </RemovalDialog>
  );
}
