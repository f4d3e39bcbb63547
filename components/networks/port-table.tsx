'use client';

import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '@/components/ui/section';
import { TableFrame } from '@/components/ui/table-frame';
import { useCluster } from '@/lib/client/hooks';
import { nodeName } from '@/lib/swarm/node';
import { portText } from '@/lib/swarm/port';
import { type PublishedPort, portUrl, publishedPorts } from '@/lib/swarm/published';
import { ServiceLink } from './service-link';

/** Every published port, where it answers, and a link that opens it. */
export function PortTable(): ReactNode {
  const t = useTranslations('networks.ports');
  const cluster = useCluster();
  const ports = publishedPorts(cluster, [...cluster.tasks.values()]);
  return (
    <Section title={t('title')} aside={ports.length || undefined}>
      {ports.length === 0 ? (
        <p className="text-muted">{t('empty')}</p>
      ) : (
        <TableFrame slot="ports" caption={t('caption')} columns={[t('port'), t('service'), t('where')]}>
          {ports.map((published) => (
            <PortRow key={`${published.service.id} ${portText(published.port)}`} published={published} />
          ))}
        </TableFrame>
      )}
    </Section>
  );
}

function PortRow({ published }: { readonly published: PublishedPort }): ReactNode {
  const t = useTranslations('networks.ports');
  const { service, port, nodes } = published;
  const url = portUrl(published, globalThis.location?.hostname ?? '');
  return (
    <tr data-slot="port" data-service={service.name} className="align-top">
      <th
        scope="row"
        translate="no"
        className="whitespace-nowrap px-4 py-2 font-mono font-normal text-[0.8125rem] tabular-nums"
      >
        {portText(port)}
      </th>
      <td className="px-4 py-2">
        <ServiceLink service={service} />
      </td>
      <td className="px-4 py-2">
        <span className="block">
          {port.mode === 'ingress'
            ? t('mesh')
            : t('host', { count: nodes.length, nodes: nodes.map(nodeName).join(', ') })}
        </span>
        {url && (
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            aria-label={t('open', { url })}
            className="inline-flex items-center gap-1 font-mono text-[0.8125rem] text-accent underline-offset-2 hover:underline [&>svg]:size-3.5"
          >
            <span translate="no">{url}</span>
            <ExternalLink aria-hidden />
          </a>
        )}
      </td>
    </tr>
  );
}
