'use client';

import Link from 'next/link';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ServiceLink } from '@/components/services/service-link';
import { MoreButton } from '@/components/ui/more-button';
import { type RowPlace, RowWindow } from '@/components/ui/row-window';
import { TABLE_ROWS, TableFrame } from '@/components/ui/table-frame';
import { useFirst } from '@/components/ui/use-first';
import { byName } from '@/lib/base/compare';
import { useNetworks, useServices } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { servicesByNetwork } from '@/lib/swarm/derived/on-network';
import type { Network } from '@/lib/swarm/objects/network';
import type { Service } from '@/lib/swarm/objects/service';
import { AddressesLeft } from './addresses-left';
import { matchesNetwork } from './neighbourhood';
import { NetworkTraits } from './network-traits';
import { RemoveNetworkButton } from './remove-network-button';

/** Up to so many rows are in the page whole. */
const WHOLE = 60;
/** Services of a row that are drawn at first. */
const MOST_SERVICES = 12;

interface NetworkTableProps {
  readonly query: string;
  readonly onRemove: (network: Network) => void;
}

/** Every network, with what `docker network ls` and `inspect` tell of it. */
export function NetworkTable({ query, onRemove }: NetworkTableProps): ReactNode {
  const t = useTranslations('networks');
  const networks = useNetworks();
  const services = useServices();
  const on = useMemo(() => servicesByNetwork({ services, networks }), [services, networks]);
  const found = useMemo(
    () =>
      [...networks.values()]
        .filter((network) => matchesNetwork(network, on.get(network.id) ?? [], query))
        .sort(byName),
    [networks, on, query],
  );
  return (
    <TableFrame
      caption={t('title')}
      columns={[t('name'), t('subnets'), t('traits'), t('services')]}
      actions={t('remove')}
      rowCount={found.length}
    >
      <RowWindow
        as="tbody"
        ids={found.map(({ id }) => id)}
        whole={WHOLE}
        className={TABLE_ROWS}
        row={(id, place) => {
          const network = networks.get(id);
          return (
            network && (
              <NetworkRow network={network} services={on.get(id) ?? NONE} place={place} onRemove={onRemove} />
            )
          );
        }}
      />
    </TableFrame>
  );
}

const NONE: readonly Service[] = [];

interface NetworkRowProps {
  readonly network: Network;
  readonly services: readonly Service[];
  readonly place: RowPlace;
  readonly onRemove: (network: Network) => void;
}

function NetworkRow({ network, services, place, onRemove }: NetworkRowProps): ReactNode {
  const t = useTranslations('networks');
  const { shown, left, showMore } = useFirst(services, MOST_SERVICES);
  return (
    <tr {...place} data-slot="network" data-network={network.name} className="align-top">
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
      <td className="px-4 py-2.5 tabular-nums">
        <span translate="no" className="block font-mono text-[0.8125rem]">
          {network.subnets.join(', ')}
        </span>
        <AddressesLeft network={network} services={services} className="text-muted text-xs" />
      </td>
      <td className="px-4 py-2.5">
        <NetworkTraits network={network} />
      </td>
      <td className="px-4 py-2.5">
        {services.length === 0 ? (
          <span className="text-muted">{t('none')}</span>
        ) : (
          <ul className="flex flex-wrap gap-x-3">
            {shown.map((service) => (
              <li key={service.id}>
                <ServiceLink service={service} />
              </li>
            ))}
            {left > 0 && (
              <li>
                <MoreButton left={left} onClick={showMore} />
              </li>
            )}
          </ul>
        )}
      </td>
      <td className="px-4 py-2 text-right">
        <RemoveNetworkButton network={network} onRemove={onRemove} />
      </td>
    </tr>
  );
}
