import { Lock } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useServices } from '@/lib/client/hooks';
import { servicesOn } from '@/lib/swarm/derived/on-network';
import { LANE_MEASURES } from '@/lib/swarm/layout/lane-layout';
import type { Network } from '@/lib/swarm/objects/network';
import { AddressesLeft } from '../addresses-left';
import { em } from './em';
import { type Hands, pointing, type shade } from './hands';

interface LaneLabelProps {
  readonly network: Network;
  readonly y: number;
  readonly width: number;
  readonly isChosen: boolean;
  readonly shade: ReturnType<typeof shade>;
  readonly hands: Hands;
}

/** What stands below a network's name. */
export const subnetText = ({ subnets, driver }: Network): string => subnets.join(', ') || driver;

/** A network's name and subnet, where its lane begins. */
export function LaneLabel({ network, y, width, isChosen, shade, hands }: LaneLabelProps): ReactNode {
  const t = useTranslations('networks');
  const all = useServices();
  const services = useMemo(() => servicesOn(network, all), [network, all]);
  return (
    <button
      type="button"
      data-stop
      data-slot="lane"
      data-network={network.name}
      data-shade={shade}
      aria-pressed={isChosen}
      title={network.name}
      className="lane-label"
      style={{
        top: em(y - LANE_MEASURES.label / 2),
        inlineSize: em(width),
        blockSize: em(LANE_MEASURES.label),
      }}
      onClick={() => hands.pickNetwork(network.name)}
      {...pointing(hands, { kind: 'network', id: network.id })}
    >
      <span className="lane-title">
        <bdi translate="no" className="lane-name">
          {network.name}
        </bdi>
        {network.encrypted && <Lock role="img" aria-label={t('encrypted')} />}
      </span>
      <span className="lane-subnet">
        <span translate="no">{subnetText(network)}</span>
        <AddressesLeft network={network} services={services} className="lane-left" />
      </span>
    </button>
  );
}
