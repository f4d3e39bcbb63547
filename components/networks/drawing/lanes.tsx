'use client';

import { Fragment, type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useNetworks, useServices } from '@/lib/client/hooks';
import { layOutLanes } from '@/lib/swarm/layout/lane-layout';
import { shortServiceName } from '@/lib/swarm/objects/service';
import { em } from './em';
import { type DrawingParts, shade, worldShadeOf } from './hands';
import { LaneCard } from './lane-card';
import { LaneLabel, subnetText } from './lane-label';
import { LaneLines } from './lane-lines';
import { PlugLabel, plugCount } from './plug-label';
import { useRoving } from './use-roving';
import { WorldLabel } from './world-label';

/** Letters of "· ~253 left". */
const LEFT = 11;

interface LanesProps extends DrawingParts {
  /** What the drawing may fill, rem × 16. */
  readonly room: { readonly width: number; readonly height: number };
  /** CSS px of a rem, over 16. */
  readonly unit: number;
}

export function Lanes({ drawn, chosen, subject, light, hands, room, unit }: LanesProps): ReactNode {
  const t = useTranslations('networks.drawing');
  const services = useServices();
  const networks = useNetworks();
  const ingress = [...networks.values()].find((network) => network.ingress) ?? null;
  const { width, height } = room;
  const layout = useMemo(() => {
    const lanes = new Set(drawn.networks.map(({ id }) => id));
    return layOutLanes(
      drawn.services.map((service) => ({
        id: service.id,
        stack: service.stack,
        label: shortServiceName(service),
        lanes: service.networks.filter((id) => lanes.has(id)),
        plugs: plugCount(service),
      })),
      drawn.networks.map((network) => ({
        id: network.id,
        letters: Math.max(
          network.name.length + (network.encrypted ? 2 : 0),
          0.88 * (subnetText(network).length + LEFT),
        ),
      })),
      { width, height },
    );
  }, [drawn, width, height]);
  const roving = useRoving();
  const { scale } = layout;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset: it is a drawing whose parts can be chosen
    <div
      {...roving}
      role="group"
      aria-label={t('keys')}
      data-slot="lanes"
      data-scale={scale.toFixed(2)}
      data-some={light !== null || undefined}
      className="lanes"
      style={{
        fontSize: `${scale}rem`,
        inlineSize: em(layout.width),
        blockSize: em(layout.height),
      }}
    >
      <LaneLines layout={layout} light={light} subject={subject} size={scale * unit} />
      {layout.bands.map((band) => (
        <Fragment key={band.cards[0]?.id ?? ''}>
          {band.world && (
            <WorldLabel
              y={band.world.y}
              width={layout.start}
              ingress={ingress}
              isChosen={chosen.network !== null && chosen.network === ingress}
              shade={worldShadeOf(band, light)}
              hands={hands}
            />
          )}
          {band.stacks.map(({ stack, x, y, width: wide, height: high }) => (
            <div
              key={stack}
              data-slot="lane-stack"
              data-stack={stack}
              data-shade={shade(
                light &&
                  band.cards.some(({ id }) => light.services.has(id) && services.get(id)?.stack === stack),
              )}
              className="lane-stack"
              style={{ left: em(x), top: em(y), inlineSize: em(wide), blockSize: em(high) }}
            >
              <span translate="no" title={stack}>
                {stack}
              </span>
            </div>
          ))}
          {band.plugs.map((plug) => {
            const service = services.get(plug.service);
            const card = band.cards.find(({ id }) => id === plug.service);
            return (
              service &&
              card && (
                <PlugLabel
                  key={plug.service}
                  service={service}
                  card={card}
                  shade={shade(light?.published.has(plug.service))}
                />
              )
            );
          })}
          {band.cards.map((card) => {
            const service = services.get(card.id);
            return (
              service && (
                <LaneCard
                  key={card.id}
                  service={service}
                  card={card}
                  networks={networks}
                  part={service === chosen.from ? 'from' : service === chosen.to ? 'to' : null}
                  shade={shade(light?.services.has(card.id))}
                  isByPort={light?.byPort.has(card.id) ?? false}
                  hands={hands}
                />
              )
            );
          })}
          {band.lanes.map(({ id, y }) => {
            const network = networks.get(id);
            return (
              network && (
                <LaneLabel
                  key={id}
                  network={network}
                  y={y}
                  width={layout.start}
                  isChosen={network === chosen.network}
                  shade={shade(light?.networks.has(id))}
                  hands={hands}
                />
              )
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}
