'use client';

import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { PortLinks } from '@/components/services/port-links';
import { usePublishedPorts } from '@/components/services/use-published-ports';
import { byName } from '@/lib/base/compare';
import { useNetworks, useServices } from '@/lib/client/hooks';
import { reach } from '@/lib/swarm/derived/reach';
import { portText } from '@/lib/swarm/objects/port';
import type { Service } from '@/lib/swarm/objects/service';
import { namesOf } from './names-of';

/** Ports that are told. */
const MOST = 3;

/** Whom a service reaches by name, and where it is reached from outside. */
export function ServiceSays({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('networks.drawing');
  const services = useServices();
  const networks = useNetworks();
  const { byName: named, byPort } = useMemo(() => {
    const others = [...services.values()].filter(({ id }) => id !== service.id).sort(byName);
    const by = (way: 'network' | 'port') => others.filter((to) => reach(service, to, networks).by === way);
    return { byName: by('network'), byPort: by('port') };
  }, [service, services, networks]);
  return (
    <>
      <p>
        {named.length === 0
          ? t('reachesNone', { service: service.name })
          : t('reaches', { service: service.name, count: named.length, names: namesOf(named) })}
      </p>
      {byPort.length > 0 && <p>{t('reachesByPort', { count: byPort.length, names: namesOf(byPort) })}</p>}
      <FromOutside service={service} />
      <p className="text-muted">{t('pickAnother')}</p>
    </>
  );
}

function FromOutside({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('networks.ports');
  const ports = usePublishedPorts(service);
  return ports.slice(0, MOST).map((published) => (
    <div key={portText(published.range)} className="flex flex-wrap items-baseline gap-x-3">
      <span translate="no" className="font-mono text-[0.8125rem]">
        {portText(published.range)}
      </span>
      <PortLinks published={published} />
      <span className="text-muted">{published.range.mode === 'ingress' && t('mesh')}</span>
    </div>
  ));
}
