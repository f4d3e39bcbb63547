'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Trail } from '@/components/frame/trail';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { ServiceBadge } from '@/components/marks/service-badge';
import {
  useHasPicture,
  useNamedServices,
  useService,
  useServiceMark,
  useTasksOfService,
} from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { type Service, shortServiceName } from '@/lib/swarm/objects/service';
import { isOver } from '@/lib/swarm/objects/task';
import { RolloutPanel } from './rollout-panel';
import { ServiceButtons } from './service-buttons';
import { ServiceFacts } from './service-facts';
import { ServiceHeadline } from './service-headline';
import { ServiceMemory } from './service-memory';
import { ServicePlaces } from './service-places';

/** A service as a page of its own. `id` is whatever the address says. */
export function ServicePage({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations('view');
  const service = useService(id as ServiceId); // one that is no service's is just not found
  const hasPicture = useHasPicture();
  if (service) return <ServiceDetails service={service} />;
  return hasPicture ? <Gone id={id as ServiceId} /> : <Empty title={t('loading')} />;
}

/** One that was removed, also while this page was open: its name is known then, and its tasks may still stop. */
function Gone({ id }: { readonly id: ServiceId }): ReactNode {
  const t = useTranslations();
  const named = useNamedServices().get(id);
  const stopping = useTasksOfService(id).filter((task) => !isOver(task)).length;
  return (
    <Empty title={t('view.service.gone')}>
      <p role="status" className="text-center">
        {named && stopping > 0
          ? t('services.state.removed', { name: named.name, count: stopping })
          : t('view.service.goneHint')}
      </p>
    </Empty>
  );
}

function ServiceDetails({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations();
  const mark = useServiceMark(service.id);
  const { stack } = service;
  return (
    <ViewFrame
      trail={
        <Trail
          above={[
            { name: t('view.services.title'), href: hrefOf('services') },
            ...(stack ? [{ name: stack, href: hrefOf('stack', stack) }] : []),
          ]}
          here={shortServiceName(service)}
        />
      }
      title={
        <span className="mark-box-lg flex items-center gap-3">
          <ServiceBadge mark={mark} />
          <bdi className="wrap-anywhere">{service.name}</bdi>
        </span>
      }
      aside={t(`swarm.mode.${service.mode.kind}`)}
      tools={<ServiceButtons service={service} />}
    >
      <ServiceHeadline service={service} />
      <RolloutPanel service={service} />
      <ServiceMemory service={service} />
      <ServicePlaces service={service} />
      <ServiceFacts service={service} />
    </ViewFrame>
  );
}
