'use client';

import { Globe, Lock } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useNetworks, useServices } from '@/lib/client/hooks';
import { isOn, servicesOn } from '@/lib/swarm/derived/on-network';
import { publishes } from '@/lib/swarm/derived/reached';
import type { Network } from '@/lib/swarm/objects/network';
import type { Service } from '@/lib/swarm/objects/service';
import { AddressesLeft } from '../addresses-left';
import { type DrawingParts, pointing, shade } from './hands';
import { ServiceButton } from './lane-card';
import { subnetText } from './lane-label';
import { Ports } from './plug-label';
import type { Pointed } from './subject';

/** The drawing where there is no room for lanes: each network with the services on it. */
export function LaneList(parts: DrawingParts): ReactNode {
  const t = useTranslations('networks');
  const { drawn, light } = parts;
  const ingress = [...useNetworks().values()].find((network) => network.ingress) ?? null;
  const open = drawn.services.filter(publishes);
  const alone = drawn.services.filter(
    (service) => !publishes(service) && !drawn.networks.some((network) => isOn(service, network)),
  );
  return (
    <div data-slot="lane-list" data-some={light !== null || undefined} className="lane-list">
      {open.length > 0 && (
        <Part
          parts={parts}
          network={ingress}
          title={t('drawing.world')}
          at={{ kind: 'world' }}
          isLit={light ? light.published.size > 0 : undefined}
          services={open}
          withPorts
        />
      )}
      {drawn.networks.map((network) => (
        <Part
          key={network.id}
          parts={parts}
          network={network}
          title={network.name}
          at={{ kind: 'network', id: network.id }}
          isLit={light?.networks.has(network.id)}
          services={drawn.services.filter((service) => isOn(service, network))}
        />
      ))}
      {alone.length > 0 && (
        <Part
          parts={parts}
          network={null}
          title={t('drawing.onNone')}
          services={alone}
          isLit={light ? false : undefined}
        />
      )}
    </div>
  );
}

interface PartProps {
  readonly parts: DrawingParts;
  readonly network: Network | null;
  readonly title: string;
  readonly at?: Pointed;
  readonly isLit: boolean | undefined;
  readonly services: readonly Service[];
  readonly withPorts?: boolean;
}

function Part({ parts, network, title, at, isLit, services, withPorts }: PartProps): ReactNode {
  const t = useTranslations('networks');
  const networks = useNetworks();
  const every = useServices();
  const all = useMemo(() => (network ? servicesOn(network, every) : []), [network, every]);
  const { chosen, light, hands } = parts;
  const Icon = at?.kind === 'world' ? Globe : null;
  return (
    <div
      data-slot="lane-part"
      data-network={network?.name}
      data-shade={shade(isLit)}
      className="lane-list-part"
    >
      <button
        type="button"
        className="lane-list-head"
        aria-pressed={network !== null && network === chosen.network}
        disabled={network === null}
        onClick={() => network && hands.pickNetwork(network.name)}
        {...(at && pointing(hands, at))}
      >
        {Icon && <Icon aria-hidden />}
        <bdi translate={Icon ? undefined : 'no'} className="lane-name">
          {title}
        </bdi>
        {network?.encrypted && <Lock role="img" aria-label={t('encrypted')} />}
        {network && (
          <span translate="no" className="lane-subnet">
            {Icon && network.name} {subnetText(network)}
          </span>
        )}
        {network && at?.kind === 'network' && (
          <AddressesLeft network={network} services={all} className="text-muted text-xs" />
        )}
      </button>
      {services.length === 0 && <p className="text-muted">{t('drawing.noService')}</p>}
      <ul className="lane-list-services">
        {services.map((service) => (
          <li key={service.id}>
            <ServiceButton
              isWhole
              className="lane-chip"
              service={service}
              networks={networks}
              part={service === chosen.from ? 'from' : service === chosen.to ? 'to' : null}
              shade={shade(light?.services.has(service.id))}
              isByPort={light?.byPort.has(service.id) ?? false}
              hands={hands}
            />
            {withPorts && (
              <span className="lane-list-ports">
                <Ports ports={service.ports.filter(({ published }) => published > 0).slice(0, 3)} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
