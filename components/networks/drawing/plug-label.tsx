import type { ReactNode } from 'react';
import { LANE_MEASURES } from '@/lib/swarm/layout/lane-layout';
import { type PortRange, publishedText, targetText } from '@/lib/swarm/objects/port';
import type { Service } from '@/lib/swarm/objects/service';
import { em } from './em';
import type { shade } from './hands';

/** Lines of ports above a service: what is beyond is a number on the last. */
const MOST = 3;

const portsOf = ({ ports }: Service): readonly PortRange[] => ports.filter(({ published }) => published > 0);

export const plugCount = (service: Service): number => Math.min(MOST, portsOf(service).length);

interface PlugLabelProps {
  readonly service: Service;
  readonly card: { readonly x: number; readonly y: number; readonly width: number };
  readonly shade: ReturnType<typeof shade>;
}

/** The published ports of a service, on the line from the world to it. */
export function PlugLabel({ service, card, shade }: PlugLabelProps): ReactNode {
  const ports = portsOf(service);
  const shown = ports.slice(0, ports.length > MOST ? MOST - 1 : MOST);
  const lines = plugCount(service);
  return (
    <div
      data-slot="plugs"
      data-service={service.name}
      data-shade={shade}
      className="lane-plugs"
      style={{
        left: em(card.x),
        inlineSize: em(card.width),
        top: em(card.y - ABOVE_CARD - lines * LANE_MEASURES.plug),
      }}
    >
      <Ports ports={shown} />
      {ports.length > shown.length && <span className="lane-plug">+{ports.length - shown.length}</span>}
    </div>
  );
}

/** From the plugs' end to the card: the stack's name on its edge has room. */
const ABOVE_CARD = 26;

/** Ports, each with how it is published, in Docker's words. */
export function Ports({ ports }: { readonly ports: readonly PortRange[] }): ReactNode {
  return ports.map((port) => (
    <span
      key={`${port.protocol} ${port.published} ${port.mode}`}
      translate="no"
      data-mode={port.mode}
      className="lane-plug"
    >
      <b>{publishedText(port)}</b>
      <span>→ {targetText(port) + (port.protocol === 'tcp' ? '' : `/${port.protocol}`)}</span>
      <span className="lane-mode">{port.mode}</span>
    </span>
  ));
}
