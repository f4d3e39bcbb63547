import { Globe } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LANE_MEASURES } from '@/lib/swarm/layout/lane-layout';
import type { Network } from '@/lib/swarm/objects/network';
import { em } from './em';
import { type Hands, pointing, type shade } from './hands';
import { subnetText } from './lane-label';

interface WorldLabelProps {
  readonly y: number;
  readonly width: number;
  /** The routing mesh's network, which is the world's way in; null: the swarm has none. */
  readonly ingress: Network | null;
  readonly isChosen: boolean;
  readonly shade: ReturnType<typeof shade>;
  readonly hands: Hands;
}

/** Where the world's own line begins. */
export function WorldLabel({ y, width, ingress, isChosen, shade, hands }: WorldLabelProps): ReactNode {
  const t = useTranslations('networks.drawing');
  return (
    <button
      type="button"
      data-stop
      data-slot="world"
      data-network={ingress?.name}
      data-shade={shade}
      aria-pressed={isChosen}
      className="lane-label"
      style={{
        top: em(y - LANE_MEASURES.label / 2),
        inlineSize: em(width),
        blockSize: em(LANE_MEASURES.label),
      }}
      onClick={() => ingress && hands.pickNetwork(ingress.name)}
      {...pointing(hands, { kind: 'world' })}
    >
      <span className="lane-title">
        <Globe aria-hidden />
        <span className="lane-name">{t('world')}</span>
      </span>
      {ingress && (
        <span translate="no" className="lane-subnet">
          {ingress.name} {subnetText(ingress)}
        </span>
      )}
    </button>
  );
}
