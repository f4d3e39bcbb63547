'use client';

import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ServiceLink } from '@/components/services/service-link';
import { Section } from '@/components/ui/section';
import { useNetworks, useServices } from '@/lib/client/hooks';
import { networkMatrix } from '@/lib/swarm/derived/network-matrix';

/** Services down, networks across. */
export function MatrixTable(): ReactNode {
  const t = useTranslations('networks.matrix');
  const services = useServices();
  const networks = useNetworks();
  const matrix = useMemo(() => networkMatrix({ services, networks }), [services, networks]);
  return (
    <Section title={t('title')}>
      {matrix.networks.length === 0 ? (
        <p className="text-muted">{t('empty')}</p>
      ) : (
        <div className="relative max-h-[80vh] overflow-auto rounded-lg border border-line bg-surface">
          <table data-slot="matrix" className="border-collapse text-left">
            <caption className="sr-only">{t('caption')}</caption>
            <thead className="sticky top-0 z-10 border-line border-b bg-surface text-muted text-xs">
              <tr>
                <th scope="col" className="sticky left-0 bg-surface px-4 py-2 font-normal">
                  {t('service')}
                </th>
                {matrix.networks.map(({ id, name }) => (
                  <th
                    key={id}
                    scope="col"
                    translate="no"
                    className="max-w-48 break-words px-3 py-2 font-mono font-normal"
                  >
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {matrix.rows.map(({ service, on }) => (
                <tr key={service.id} data-service={service.name}>
                  <th
                    scope="row"
                    className="sticky left-0 max-w-48 break-words bg-surface px-4 py-1.5 font-normal"
                  >
                    <ServiceLink service={service} />
                  </th>
                  {matrix.networks.map(({ id, name }, i) => {
                    const says = t(on[i] ? 'on' : 'off', { service: service.name, network: name });
                    return (
                      <td
                        key={id}
                        data-on={on[i]}
                        data-network={name}
                        title={says}
                        className="px-3 py-1.5 text-center data-[on=true]:text-accent data-[on=false]:text-edge"
                      >
                        <span aria-hidden>{on[i] ? '●' : '·'}</span>
                        <span className="sr-only">{says}</span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
