'use client';

import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSpace } from '@/components/marks/use-space';
import { useNetworks, useServices } from '@/lib/client/hooks';
import { reached } from '@/lib/swarm/derived/reached';
import type { Network } from '@/lib/swarm/objects/network';
import type { Neighbourhood } from '../neighbourhood';
import { changeNetworksView, type NetworksView, pick } from '../use-networks-view';
import './drawing.css';
import { Answer } from './answer';
import type { Hands } from './hands';
import { LaneList } from './lane-list';
import { Lanes } from './lanes';
import { type Chosen, type Pointed, subjectOf } from './subject';
import { useEscape } from './use-escape';

/** A room narrower than this, rem × 16, holds no lanes: a list of them is drawn. */
const NARROW = 640;
/** What is kept for the answer below the drawing, rem × 16. */
const ANSWER = 150;

interface LaneDrawingProps {
  readonly drawn: Neighbourhood;
  readonly view: NetworksView;
  readonly chosen: Chosen;
  readonly onRemove: (network: Network) => void;
}

/** Networks as lanes, services above them, the world above those; what a person points at or chooses shows what it reaches. */
export function LaneDrawing({ drawn, view, chosen, onRemove }: LaneDrawingProps): ReactNode {
  const t = useTranslations('networks.drawing');
  const services = useServices();
  const networks = useNetworks();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const space = useSpace(box);
  useEscape(() => changeNetworksView({ from: null, to: null, network: null }));
  const subject = subjectOf(chosen, pointed, { services, networks });
  const light = useMemo(
    () => subject && reached(subject, drawn.services, networks),
    [subject, drawn.services, networks],
  );
  const hands: Hands = {
    point: setPointed,
    pickService: (name) => changeNetworksView(pick(view, name)),
    pickNetwork: (name) =>
      changeNetworksView({ from: null, to: null, network: name === view.network ? null : name }),
  };
  const parts = { drawn, chosen, light, subject, hands };
  return (
    <section aria-label={t('label')} data-slot="lane-drawing" className="flex flex-col gap-3">
      <Left left={drawn.left} />
      <div ref={box}>
        {space &&
          (space.width / space.unit < NARROW ? (
            <LaneList {...parts} />
          ) : (
            <Lanes
              {...parts}
              unit={space.unit}
              room={{ width: space.width / space.unit, height: space.height / space.unit - ANSWER }}
            />
          ))}
      </div>
      <Answer chosen={chosen} onRemove={onRemove} />
    </section>
  );
}

/** What the drawing leaves out. */
function Left({ left: { services, networks } }: Pick<Neighbourhood, 'left'>): ReactNode {
  const t = useTranslations('networks.drawing');
  if (services + networks === 0) return null;
  return (
    <p data-slot="left-out" className="text-muted">
      {[
        services > 0 && t('leftServices', { count: services }),
        networks > 0 && t('leftNetworks', { count: networks }),
      ]
        .filter(Boolean)
        .join(' ')}{' '}
      {t('narrow')}
    </p>
  );
}
