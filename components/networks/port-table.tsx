'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ServiceLink } from '@/components/services/service-link';
import { MoreButton } from '@/components/ui/more-button';
import { Section } from '@/components/ui/section';
import { TableFrame } from '@/components/ui/table-frame';
import { STEP } from '@/components/ui/use-first';
import { useCluster } from '@/lib/client/hooks';
import { type PublishedPort, publishedPorts } from '@/lib/swarm/derived/published';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { nodeName } from '@/lib/swarm/objects/node';
import { countOf, portText } from '@/lib/swarm/objects/port';
import { PortLinks } from './port-links';

/** Rows of one service that are drawn at first. */
const MOST_EACH = 10;

/** Every published port, where it answers, and a link that opens it. */
export function PortTable(): ReactNode {
  const t = useTranslations('networks.ports');
  const cluster = useCluster();
  const [most, setMost] = useState<ReadonlyMap<ServiceId, number>>(new Map());
  const ports = publishedPorts(cluster, cluster.tasks.values());
  const count = ports.reduce((sum, { range }) => sum + countOf(range), 0);
  const mostOf = (id: ServiceId) => most.get(id) ?? MOST_EACH;
  const places = new Map<ServiceId, number>();
  /** The place of a row among those of its service, from 1. */
  const placed = ports.map((published) => {
    const { id } = published.service;
    const place = (places.get(id) ?? 0) + 1;
    places.set(id, place);
    return { published, id, place };
  });
  return (
    <Section title={t('title')} aside={count || undefined}>
      {ports.length === 0 ? (
        <p className="text-muted">{t('empty')}</p>
      ) : (
        <TableFrame slot="ports" caption={t('caption')} columns={[t('port'), t('service'), t('where')]}>
          {placed
            .filter(({ id, place }) => place <= mostOf(id))
            .map(({ published, id, place }) => (
              <PortRow
                key={`${id} ${portText(published.range)}`}
                published={published}
                left={place === mostOf(id) ? (places.get(id) ?? 0) - place : 0}
                onMore={() => setMost(new Map(most).set(id, mostOf(id) + STEP))}
              />
            ))}
        </TableFrame>
      )}
    </Section>
  );
}

interface PortRowProps {
  readonly published: PublishedPort;
  /** Further ones of the same service, which are not drawn. */
  readonly left: number;
  readonly onMore: () => void;
}

function PortRow({ published, left, onMore }: PortRowProps): ReactNode {
  const t = useTranslations('networks.ports');
  const { service, range, nodes } = published;
  return (
    <>
      <tr data-slot="port" data-service={service.name} className="align-top">
        <th
          scope="row"
          translate="no"
          className="whitespace-nowrap px-4 py-2 font-mono font-normal text-[0.8125rem] tabular-nums"
        >
          {portText(range)}
        </th>
        <td className="px-4 py-2">
          <ServiceLink service={service} />
        </td>
        <td className="px-4 py-2">
          <span className="block">
            {range.mode === 'ingress'
              ? t('mesh')
              : t('host', { count: nodes.length, nodes: nodes.map(nodeName).join(', ') })}
          </span>
          <PortLinks published={published} />
        </td>
      </tr>
      {left > 0 && (
        <tr>
          <td colSpan={3} className="px-4 py-2">
            <MoreButton left={left} onClick={onMore} />
          </td>
        </tr>
      )}
    </>
  );
}
