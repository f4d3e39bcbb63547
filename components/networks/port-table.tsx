'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PortLinks } from '@/components/services/port-links';
import { matchesService } from '@/components/services/service-filter';
import { ServiceLink } from '@/components/services/service-link';
import { MoreButton } from '@/components/ui/more-button';
import { type RowPlace, RowWindow } from '@/components/ui/row-window';
import { Section } from '@/components/ui/section';
import { TABLE_ROWS, TableFrame } from '@/components/ui/table-frame';
import { STEP } from '@/components/ui/use-first';
import { useCluster } from '@/lib/client/hooks';
import { type PublishedPort, publishedPorts } from '@/lib/swarm/derived/published';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import { countOf, portText } from '@/lib/swarm/objects/port';

/** Rows of one service that are drawn at first. */
const MOST_EACH = 10;
/** Up to so many rows are in the page whole. */
const WHOLE = 300;

/** A row of the table: a port, or the way to further ones of its service. */
type Row = PublishedPort | { readonly more: ServiceId; readonly left: number };

/** Every published port, where it answers, and a link that opens it. */
export function PortTable({ query }: { readonly query: string }): ReactNode {
  const t = useTranslations('networks.ports');
  const cluster = useCluster();
  const [most, setMost] = useState<ReadonlyMap<ServiceId, number>>(new Map());
  const all = publishedPorts(cluster, cluster.tasks.values());
  const ports = query.trim() === '' ? all : all.filter(({ service }) => matchesService(service, query));
  const count = ports.reduce((sum, { range }) => sum + countOf(range), 0);
  const mostOf = (id: ServiceId) => most.get(id) ?? MOST_EACH;
  const rows = rowsOf(ports, mostOf);
  return (
    <Section title={t('title')} aside={count || undefined}>
      {ports.length === 0 ? (
        <p className="text-muted">{t(all.length === 0 ? 'empty' : 'noMatch')}</p>
      ) : (
        <TableFrame
          slot="ports"
          caption={t('caption')}
          columns={[t('port'), t('service'), t('where')]}
          rowCount={rows.size}
        >
          <RowWindow
            as="tbody"
            ids={[...rows.keys()]}
            whole={WHOLE}
            className={TABLE_ROWS}
            row={(key, place) => {
              const row = rows.get(key);
              if (!row) return null;
              if (!('more' in row)) return <PortRow published={row} place={place} />;
              const { more: id, left } = row;
              return (
                <tr {...place}>
                  <td colSpan={3} className="px-4 py-2">
                    <MoreButton
                      left={left}
                      onClick={() => setMost(new Map(most).set(id, mostOf(id) + STEP))}
                    />
                  </td>
                </tr>
              );
            }}
          />
        </TableFrame>
      )}
    </Section>
  );
}

/** The first rows of each service, and after the last of them how many more it has. */
function rowsOf(
  ports: readonly PublishedPort[],
  mostOf: (id: ServiceId) => number,
): ReadonlyMap<string, Row> {
  const totals = new Map<ServiceId, number>();
  for (const { service } of ports) totals.set(service.id, (totals.get(service.id) ?? 0) + 1);
  const places = new Map<ServiceId, number>();
  const rows = new Map<string, Row>();
  for (const published of ports) {
    const { id } = published.service;
    const place = (places.get(id) ?? 0) + 1;
    places.set(id, place);
    if (place > mostOf(id)) continue;
    rows.set(`${id} ${portText(published.range)}`, published);
    const left = (totals.get(id) ?? 0) - place;
    if (place === mostOf(id) && left > 0) rows.set(id, { more: id, left });
  }
  return rows;
}

interface PortRowProps {
  readonly published: PublishedPort;
  readonly place: RowPlace;
}

function PortRow({ published, place }: PortRowProps): ReactNode {
  const t = useTranslations('networks.ports');
  const { service, range, nodes } = published;
  return (
    <tr {...place} data-slot="port" data-service={service.name} className="align-top">
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
          {range.mode === 'ingress' ? t('mesh') : t('host', { count: nodes.length, nodes: namesOf(nodes) })}
        </span>
        <PortLinks published={published} />
      </td>
    </tr>
  );
}

/** Nodes that a sentence names. */
const MOST_NODES = 20;

/** A service on a thousand nodes would fill the page with their names. */
const namesOf = (nodes: readonly SwarmNode[]): string =>
  [...nodes.slice(0, MOST_NODES).map(nodeName), ...(nodes.length > MOST_NODES ? ['…'] : [])].join(', ');
