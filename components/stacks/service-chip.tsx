'use client';

import Link from 'next/link';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ServiceBadge } from '@/components/marks/service-badge';
import { classes } from '@/components/ui/classes';
import { useNodes, useService, useServiceMark, useTasksOfService } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { fullCount } from '@/lib/swarm/derived/missed';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { shortServiceName } from '@/lib/swarm/objects/service';

/** A service in a word, and how many of its tasks run; leads to its page. */
export const ServiceChip = memo(function ServiceChip({ id }: { readonly id: ServiceId }): ReactNode {
  const t = useTranslations('view.services');
  const service = useService(id);
  const mark = useServiceMark(id);
  const tasks = useTasksOfService(id);
  const nodes = useNodes();
  if (!service) return null;
  const { running, desired } = fullCount(service, tasks, nodes);
  return (
    <Link
      href={hrefOf('service', id)}
      prefetch={false}
      data-slot="service-chip"
      data-service={service.name}
      className="mark-box group inline-flex min-h-9 min-w-0 max-w-full items-center gap-2 rounded-md border border-line bg-surface py-1 pr-2.5 pl-1.5 text-[0.8125rem] hover:border-edge pointer-coarse:min-h-11"
    >
      <ServiceBadge mark={mark} />
      <bdi className="truncate underline-offset-2 group-hover:underline" title={service.name}>
        {shortServiceName(service)}
      </bdi>
      <span
        role="img"
        aria-label={t('runningOf', { running: `${running}`, desired: `${desired}` })}
        className={classes('tabular-nums', running < desired ? 'font-medium text-warning' : 'text-muted')}
      >
        {running}/{desired}
      </span>
    </Link>
  );
});
