import type { CSSProperties, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ServiceBadge } from '@/components/marks/service-badge';
import { useServiceMark } from '@/lib/client/hooks';
import { LANE_MEASURES } from '@/lib/swarm/layout/lane-layout';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import { publishedText } from '@/lib/swarm/objects/port';
import { type Service, shortServiceName } from '@/lib/swarm/objects/service';
import { em } from './em';
import { type Hands, pointing, type shade } from './hands';

interface LaneServiceProps {
  readonly service: Service;
  readonly networks: Cluster['networks'];
  /** Which of the two that are chosen it is. */
  readonly part: 'from' | 'to' | null;
  readonly shade: ReturnType<typeof shade>;
  /** Whether the subject reaches it by a published port alone. */
  readonly isByPort: boolean;
  readonly hands: Hands;
}

interface LaneCardProps extends LaneServiceProps {
  readonly card: { readonly x: number; readonly y: number; readonly width: number };
}

/** A service above the lanes. */
export function LaneCard({ card, ...props }: LaneCardProps): ReactNode {
  return (
    <ServiceButton
      {...props}
      className="lane-card"
      style={{
        left: em(card.x),
        top: em(card.y),
        inlineSize: em(card.width),
        blockSize: em(LANE_MEASURES.card),
      }}
    />
  );
}

interface ServiceButtonProps extends LaneServiceProps {
  readonly className: string;
  readonly style?: CSSProperties;
  /** The stack's part of the name, too. */
  readonly isWhole?: boolean;
}

/** Chooses a service; says to those who hear it what the lines say. */
export function ServiceButton(props: ServiceButtonProps): ReactNode {
  const { service, networks, part, shade, isByPort, hands, className, style, isWhole = false } = props;
  const t = useTranslations('networks.drawing');
  const mark = useServiceMark(service.id);
  const { name } = service;
  const on = service.networks.flatMap((id) => networks.get(id)?.name ?? []);
  const ports = service.ports.map(publishedText).filter(Boolean);
  const said = [
    on.length > 0 ? t('on', { networks: on.join(', ') }) : t('onNone'),
    ports.length > 0 && t('publishes', { ports: ports.slice(0, 5).join(', ') }),
  ];
  return (
    <button
      type="button"
      data-stop
      data-slot="lane-service"
      data-service={name}
      data-shade={shade}
      data-by-port={isByPort || undefined}
      data-part={part ?? undefined}
      aria-pressed={part !== null}
      aria-label={[name, ...said.filter(Boolean)].join('; ')}
      title={name}
      className={className}
      style={style}
      onClick={() => hands.pickService(name)}
      {...pointing(hands, { kind: 'service', id: service.id })}
    >
      <ServiceBadge mark={mark} />
      <span translate="no" className="lane-name">
        <bdi>{isWhole ? name : shortServiceName(service)}</bdi>
      </span>
      {part && <span className="lane-part">{t(part)}</span>}
    </button>
  );
}
