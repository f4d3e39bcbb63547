'use client';

import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { TaskList } from '@/components/marks/task-list';
import { ServiceTable } from '@/components/services/service-table';
import { Section } from '@/components/ui/section';
import { useHasPicture, useNetworks, useNodes, useServices, useTasksOfServices } from '@/lib/client/hooks';
import { shownTasks } from '@/lib/swarm/derived/shown';
import { slotsOf } from '@/lib/swarm/derived/slots';
import { type Stack, stacksOf } from '@/lib/swarm/objects/stack';
import { StackNetworks, StackSummary } from './stack-card';
import { StackTools } from './stack-tools';

/** A stack as a page of its own: as `docker stack services` and `docker stack ps`. `name` is whatever the address says. */
export function StackPage({ name }: { readonly name: string }): ReactNode {
  const t = useTranslations();
  const services = useServices();
  const networks = useNetworks();
  const hasPicture = useHasPicture();
  const stack = useMemo(
    () => stacksOf({ services, networks }).find((one) => one.name === name),
    [services, networks, name],
  );
  if (stack) return <StackDetails stack={stack} />;
  return hasPicture ? (
    <Empty title={t('deploy.page.gone')}>
      <p className="text-center">{t('deploy.page.goneHint')}</p>
    </Empty>
  ) : (
    <Empty title={t('view.loading')} />
  );
}

function StackDetails({ stack }: { readonly stack: Stack }): ReactNode {
  const t = useTranslations('deploy.page');
  const ids = stack.services.map(({ id }) => id);
  const tasks = useTasksOfServices(ids);
  const nodes = useNodes();
  const order = new Map(ids.map((id, i) => [id, i]));
  const shown = stack.services
    .flatMap((service) =>
      slotsOf(tasks.filter((task) => task.service === service.id)).flatMap(({ current, earlier }) =>
        shownTasks([current, ...earlier], nodes, service.iteration),
      ),
    )
    .sort(
      (a, b) =>
        (a.service ? (order.get(a.service) ?? 0) : 0) - (b.service ? (order.get(b.service) ?? 0) : 0) ||
        (a.slot ?? 0) - (b.slot ?? 0) ||
        a.createdAt - b.createdAt,
    );
  return (
    <ViewFrame
      title={<bdi>{stack.name}</bdi>}
      aside={<StackSummary stack={stack} />}
      tools={<StackTools stack={stack} />}
    >
      {ids.length > 0 && (
        <Section title={t('services')} aside={ids.length}>
          <ServiceTable ids={ids} caption={stack.name} />
        </Section>
      )}
      <StackNetworks stack={stack} />
      <Section title={t('tasks')} aside={shown.length}>
        {shown.length > 0 ? (
          <TaskList ids={shown.map(({ id }) => id)} />
        ) : (
          <p className="text-muted">{t('noTasks')}</p>
        )}
      </Section>
    </ViewFrame>
  );
}
