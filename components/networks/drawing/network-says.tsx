'use client';

import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useServices } from '@/lib/client/hooks';
import { servicesOn } from '@/lib/swarm/derived/on-network';
import type { Network } from '@/lib/swarm/objects/network';
import { NetworkTraits } from '../network-traits';
import { namesOf } from './names-of';

/** Who is on a network, and what that is worth. */
export function NetworkSays({ network }: { readonly network: Network }): ReactNode {
  const t = useTranslations('networks.drawing');
  const services = useServices();
  const found = useMemo(() => servicesOn(network, services), [network, services]);
  const said = {
    network: network.name,
    count: found.length,
    names: namesOf(found),
  };
  return (
    <>
      <p>
        {network.ingress
          ? t('ingressSays', said)
          : network.predefined
            ? t('predefinedSays', said)
            : t('networkSays', said)}
      </p>
      <NetworkTraits network={network} />
    </>
  );
}
