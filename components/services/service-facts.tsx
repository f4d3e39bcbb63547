'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ServiceImage } from '@/components/marks/service-image';
import { formatResources } from '@/components/ui/amounts';
import { Copyable } from '@/components/ui/copyable';
import { Fact, Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import { useDuration } from '@/components/ui/use-duration';
import { useNetworks } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import type { Service } from '@/lib/swarm/objects/service';
import { ServicePorts } from './service-ports';

/** What a service is made of: image, ports, constraints, resources, networks, and how it is updated. */
export function ServiceFacts({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations();
  const networks = useNetworks();
  const none = <span className="text-muted">{t('view.none')}</span>;
  return (
    <aside className="self-start rounded-lg border border-line bg-surface p-4">
      <Facts>
        <Fact label={t('swarm.stack')}>
          {service.stack ? (
            <Link
              prefetch={false}
              href={hrefOf('stacks', service.stack)}
              className="font-medium underline-offset-2 hover:underline"
            >
              <bdi>{service.stack}</bdi>
            </Link>
          ) : (
            none
          )}
        </Fact>
        <Fact label={t('view.services.image')}>
          <ServiceImage image={service.image} />
        </Fact>
        <Fact label={t('view.services.ports')}>
          {service.ports.length > 0 ? <ServicePorts ports={service.ports} most={20} /> : none}
        </Fact>
        <Fact label={t('view.service.constraints')}>
          {service.constraints.length > 0 ? (
            <ul translate="no" className="font-mono">
              {service.constraints.map((constraint) => (
                <li key={constraint} className="break-words">
                  {constraint}
                </li>
              ))}
            </ul>
          ) : (
            none
          )}
        </Fact>
        <Fact label={t('view.service.reservations')}>{formatResources(service.reservations) || none}</Fact>
        <Fact label={t('view.service.limits')}>{formatResources(service.limits) || none}</Fact>
        <Fact label={t('view.service.networks')}>
          {service.networks.length > 0
            ? service.networks.map((id) => networks.get(id)?.name ?? id.slice(0, 12)).join(', ')
            : none}
        </Fact>
        <Fact label={t('view.service.updateConfig')}>
          <UpdateConfigText service={service} />
        </Fact>
        <Fact label={t('view.service.created')}>
          <Moment at={service.createdAt} fine />
        </Fact>
        <Fact label={t('view.service.changed')}>
          <Moment at={service.updatedAt} fine />
        </Fact>
        <Fact label={t('view.service.id')}>
          <Copyable text={service.id} />
        </Fact>
      </Facts>
    </aside>
  );
}

function UpdateConfigText({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('view.service');
  const span = useDuration();
  const { parallelism, order, monitor, failureAction } = service.updateConfig;
  return t('updateText', {
    parallelism,
    order: order === 'start-first' ? 'startFirst' : 'stopFirst',
    monitor: span(monitor),
    failure: failureAction,
  });
}
