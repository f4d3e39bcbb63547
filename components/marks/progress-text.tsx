'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTasksOfService, useTimed } from '@/lib/client/hooks';
import { isCurrentRun } from '@/lib/swarm/derived/health';
import { CONVERGED_MS, type Progress } from '@/lib/swarm/derived/progress';
import { slotsOf } from '@/lib/swarm/derived/slots';
import { isJob, type Service } from '@/lib/swarm/objects/service';
import { hasFailed, type Task } from '@/lib/swarm/objects/task';
import { useReasonText } from './reason-text';
import { UpdateCaption } from './update-caption';

/** How long a task may wait before it is said that no node takes it, ms. */
const PATIENCE_MS = 5_000;

interface ProgressTextProps {
  readonly service: Service;
  readonly progress: Progress;
}

/** How far a service is, in the docker CLI's words. */
export function ProgressText({ service, progress }: ProgressTextProps): ReactNode {
  const t = useTranslations('action.progress');
  const { phase, done, total, until, waiting, stopping } = progress;
  if (phase === 'verifying') return <Verifying until={until} />;
  const counts = { done: `${done}`, total: `${total}` };
  return (
    <div data-slot="progress" data-phase={phase} className="flex min-w-0 flex-col gap-1 text-xs tabular-nums">
      <div className="flex flex-wrap items-center gap-x-2">
        {total > 0 && (
          <progress
            value={done}
            max={total}
            aria-label={t('label', { name: service.name })}
            className="progress h-1.5 w-24 overflow-hidden rounded-full"
          />
        )}
        {(total > 0 || stopping === 0) && <span>{t(isJob(service.mode) ? 'jobs' : 'tasks', counts)}</span>}
        {phase === 'paused' && <span className="font-medium text-danger">{t('paused')}</span>}
        {stopping > 0 && <span className="text-muted">{t('stopping', { count: stopping })}</span>}
      </div>
      {isUpdating(service) && <UpdateCaption service={service} />}
      <Failing service={service} />
      {waiting && <Waiting task={waiting} />}
    </div>
  );
}

const isUpdating = ({ update }: Service): boolean =>
  update?.state === 'updating' || update?.state === 'rollback_started';

/** Why new tasks do not come to run: an image that does not exist, a command that ends. */
function Failing({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('action.service');
  const reason = useReasonText();
  const tasks = useTasksOfService(service.id).filter((task) => isCurrentRun(task, service));
  const failed = slotsOf(tasks)
    .flatMap(({ current, earlier }) => (current.state === 'complete' ? [] : [current, ...earlier]))
    .filter((task) => hasFailed(task) && task.template === service.template && task.error !== '')
    .reduce<Task | null>((last, task) => (last && last.createdAt > task.createdAt ? last : task), null);
  if (!failed) return null;
  return (
    <span data-slot="failing" className="wrap-anywhere min-w-0 text-pretty text-danger">
      {t('failing', { reason: reason(failed.error, failed.reservations) })}
    </span>
  );
}

function Verifying({ until }: { readonly until: number }): ReactNode {
  const t = useTranslations('action.progress');
  const text = useTimed((now) => {
    const seconds = Math.ceil((until - now) / 1000);
    if (seconds > 0) return t('verify', { seconds });
    return now < until + CONVERGED_MS ? t('converged') : '';
  });
  if (text === '') return null;
  return (
    <span data-slot="progress" data-phase="verifying" className="text-success text-xs tabular-nums">
      {text}
    </span>
  );
}

/** Said only after a while: for a moment every task waits. */
function Waiting({ task }: { readonly task: Task }): ReactNode {
  const t = useTranslations('action.progress');
  const reason = useReasonText();
  const text = useTimed((now) => {
    if (now - task.since < PATIENCE_MS) return '';
    return task.error ? t('waitingWhy', { reason: reason(task.error, task.reservations) }) : t('waiting');
  });
  if (text === '') return null;
  return (
    <span data-slot="waiting" className="wrap-anywhere min-w-0 text-pretty text-warning">
      {text}
    </span>
  );
}
