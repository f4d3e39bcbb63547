'use client';

import { Trash2 } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { ServiceLink } from '@/components/services/service-link';
import { Badge } from '@/components/ui/badge';
import { TableFrame } from '@/components/ui/table-frame';
import { byName } from '@/lib/base/compare';
import { useNetworks, useServices } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { servicesOn } from '@/lib/swarm/derived/network-matrix';
import type { Network } from '@/lib/swarm/objects/network';

/** Every network, with what `docker network ls` and `inspect` tell of it. */
export function NetworkTable({ onRemove }: { readonly onRemove: (network: Network) => void }): ReactNode {
  const t = useTranslations('networks');
  const networks = [...useNetworks().values()].sort(byName);
  return (
    <TableFrame
      caption={t('title')}
      columns={[t('name'), t('subnets'), t('traits'), t('services')]}
      actions={t('remove')}
    >
      {networks.map((network) => (
        <NetworkRow key={network.id} network={network} onRemove={onRemove} />
      ))}
    </TableFrame>
  );
}

const TRAITS = ['ingress', 'predefined', 'attachable', 'encrypted', 'internal'] as const;

function NetworkRow({
  network,
  onRemove,
}: {
  readonly network: Network;
  readonly onRemove: (network: Network) => void;
}): ReactNode {
  const t = useTranslations('networks');
  const services = servicesOn(network, useServices());
  return (
    <tr data-slot="network" data-network={network.name} className="align-top">
      <th scope="row" className="px-4 py-2.5 font-normal">
        <bdi className="font-medium">{network.name}</bdi>
        {network.stack && (
          <Link
            href={hrefOf('stack', network.stack)}
            prefetch={false}
            className="block text-muted text-xs underline-offset-2 hover:underline"
          >
            {t('ofStack', { stack: network.stack })}
          </Link>
        )}
      </th>
      <td translate="no" className="px-4 py-2.5 font-mono text-[0.8125rem] tabular-nums">
        {network.subnets.join(', ')}
      </td>
      <td className="px-4 py-2.5">
        <span className="flex flex-wrap gap-1">
          <Badge translate="no">{network.driver}</Badge>
          {TRAITS.filter((trait) => network[trait]).map((trait) => (
            <Badge key={trait} tone="accent">
              {t(trait)}
            </Badge>
          ))}
        </span>
      </td>
      <td className="px-4 py-2.5">
        {services.length === 0 ? (
          <span className="text-muted">{t('none')}</span>
        ) : (
          <ul className="flex flex-wrap gap-x-3">
            {services.map((service) => (
              <li key={service.id}>
                <ServiceLink service={service} />
              </li>
            ))}
          </ul>
        )}
      </td>
      <td className="px-4 py-2 text-right">
        {!network.ingress && !network.predefined && (
          <ActionButton
            kind="remove-network"
            stack={network.stack}
            variant="danger-quiet"
            size="icon"
            title={t('remove')}
            aria-label={t('removeLabel', { name: network.name })}
            onClick={() => onRemove(network)}
          >
            <Trash2 aria-hidden />
          </ActionButton>
        )}
      </td>
    </tr>
  );
}
