import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import type { ReplicaCount } from '@/lib/swarm/derived/health';
import type { ServiceMode } from '@/lib/swarm/objects/service';

interface ReplicaMeterProps {
  readonly count: ReplicaCount;
  readonly mode: ServiceMode;
}

/** Running of desired, as `docker service ls` counts, but only what can be believed; for a job also what has completed. */
export function ReplicaMeter({ count: { running, desired, completed }, mode }: ReplicaMeterProps): ReactNode {
  const t = useTranslations('view.services');
  const total = mode.kind === 'replicated-job' ? mode.completions : desired;
  const isJob = mode.kind === 'replicated-job' || mode.kind === 'global-job';
  const done = isJob ? completed : running;
  const isShort = !isJob && running < desired;
  return (
    <span
      role="img"
      data-slot="replicas"
      data-running={running}
      data-desired={desired}
      aria-label={
        isJob
          ? t('completedOf', { completed: `${completed}`, total: `${total}` })
          : t('runningOf', { running: `${running}`, desired: `${desired}` })
      }
      className="inline-flex min-w-14 flex-col gap-1"
    >
      <span className={classes('font-medium tabular-nums', isShort && 'text-warning')}>
        {done}
        <span className="font-normal text-muted">/{total}</span>
      </span>
      <span aria-hidden className="h-1 w-full overflow-hidden track rounded-full">
        <span
          className={classes('block h-full rounded-full', isShort ? 'bg-warning' : 'bg-success')}
          style={{ width: `${total === 0 ? 0 : Math.min(100, (done / total) * 100)}%` }}
        />
      </span>
    </span>
  );
}
