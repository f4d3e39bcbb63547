'use client';

import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ScaleControl } from '@/components/actions/scale-control';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { ProgressLine } from '@/components/marks/progress-line';
import { ReplicaMeter } from '@/components/marks/replica-meter';
import { ServiceBadge } from '@/components/marks/service-badge';
import { TaskList } from '@/components/marks/task-list';
import { UpdateBadge } from '@/components/marks/update-badge';
import { Section } from '@/components/ui/section';
import { useHasPicture, useNodes, useService, useServiceMark, useTasksOfService } from '@/lib/client/hooks';
import { replicaCount } from '@/lib/swarm/derived/health';
import { shownTasks } from '@/lib/swarm/derived/shown';
import { slotsOf } from '@/lib/swarm/derived/slots';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { Service } from '@/lib/swarm/objects/service';
import { DefinitionFacts } from './definition-facts';
import { RolloutPanel } from './rollout-panel';
import { ServiceButtons } from './service-buttons';
import { ServiceFacts } from './service-facts';

/** A service as a page of its own. `id` is whatever the address says. */
export function ServicePage({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations('view');
  const service = useService(id as ServiceId); // one that is no service's is just not found
  const hasPicture = useHasPicture();
  if (service) return <ServiceDetails service={service} />;
  return hasPicture ? (
    <Empty title={t('service.gone')}>
      <p className="text-center">{t('service.goneHint')}</p>
    </Empty>
  ) : (
    <Empty title={t('loading')} />
  );
}

function ServiceDetails({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations();
  const mark = useServiceMark(service.id);
  const tasks = useTasksOfService(service.id);
  const nodes = useNodes();
  const ids = useMemo(
    () =>
      slotsOf(tasks)
        .flatMap(({ current, earlier }) => shownTasks([current, ...earlier], nodes, service.iteration))
        .sort((a, b) => (a.slot ?? 0) - (b.slot ?? 0) || a.createdAt - b.createdAt)
        .map((task) => task.id),
    [tasks, nodes, service.iteration],
  );
  return (
    <ViewFrame
      title={
        <span className="mark-box-lg flex items-center gap-3">
          <ServiceBadge mark={mark} />
          <bdi className="wrap-anywhere">{service.name}</bdi>
        </span>
      }
      aside={t(`swarm.mode.${service.mode.kind}`)}
      tools={<ServiceButtons service={service} />}
    >
      <div className="flex flex-wrap items-center gap-x-8 gap-y-3 rounded-lg border border-line bg-surface px-4 py-3">
        <ReplicaMeter count={replicaCount(service, tasks, nodes)} mode={service.mode} />
        <ScaleControl service={service} />
        <ProgressLine service={service} />
        {service.update && <UpdateBadge update={service.update} />}
      </div>
      <RolloutPanel service={service} />
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Section title={t('view.service.tasks')} aside={ids.length}>
          {ids.length > 0 ? (
            <TaskList ids={ids} />
          ) : (
            <p className="text-muted">{t('view.service.noTasks')}</p>
          )}
        </Section>
        <div className="flex min-w-0 flex-col gap-6">
          <ServiceFacts service={service} />
          <DefinitionFacts service={service} />
        </div>
      </div>
    </ViewFrame>
  );
}
