'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useNodes, useTasksOfService } from '@/lib/client/hooks';
import { useUnseen } from '@/lib/client/use-unseen';
import { fullCount } from '@/lib/swarm/derived/missed';
import type { Service } from '@/lib/swarm/objects/service';
import { withUnseen } from '@/lib/swarm/picture/gap';
import { HistoryChart } from './history-chart';
import { RevisionList } from './revision-list';
import { useServiceHistory } from './use-service-history';

/** What the server remembers of a service: its last hour as a chart, and the specs that were seen. */
export function ServiceMemory({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('services.history');
  const failures = useTranslations('action.failure');
  const tasks = useTasksOfService(service.id);
  const nodes = useNodes();
  const live = fullCount(service, tasks, nodes);
  // In a crash loop the counts stay, and tasks come and go.
  const newest = tasks.reduce((last, { createdAt }) => Math.max(last, createdAt), 0);
  const { answer, again } = useServiceHistory(service, `${live.running} ${live.desired} ${newest}`);
  const unseen = useUnseen(answer);
  if (answer && !answer.ok)
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3">
        <p className="text-danger">{failures(answer.kind)}</p>
        <Button size="sm" onClick={again}>
          {t('again')}
        </Button>
      </div>
    );
  const told = answer?.value ?? null;
  const history = told && unseen ? { ...told, gaps: withUnseen(told.gaps, unseen) } : told;
  return (
    <div className="grid grid-cols-1 gap-x-8 gap-y-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <HistoryChart service={service} history={history} live={live} />
      <RevisionList service={service} revisions={history?.revisions ?? null} />
    </div>
  );
}
