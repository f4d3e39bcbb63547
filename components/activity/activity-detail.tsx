'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { hrefOf } from '@/lib/pages/href-of';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { Activity } from '@/lib/swarm/picture/activity';

/** Docker's words on a change, and the logs of that moment: below its sentence. */
export function ActivityDetail({ activity }: { readonly activity: Activity }): ReactNode {
  const t = useTranslations('activity');
  const failed = failedTask(activity);
  const error = activity.kind === 'task-waiting' || activity.kind === 'task-failed' ? activity.error : '';
  const logs = failed && (
    <Link
      href={hrefOf('logs', { task: failed, at: `${activity.at}` })}
      prefetch={false}
      className="whitespace-nowrap text-xs underline underline-offset-2 hover:text-ink"
    >
      {t('logs')}
    </Link>
  );
  if (error === '') return logs && <> {logs}</>;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 text-xs leading-5">
      <span className="line-clamp-2 min-w-0" title={error}>
        {error}
      </span>
      {logs}
    </div>
  );
}

/** The task whose failure a line tells of: also where it tells of what came instead. */
function failedTask(activity: Activity): TaskId | null {
  if (activity.kind === 'task-failed') return activity.task;
  return activity.kind === 'task-replaced' && activity.cause === 'failed' ? activity.old : null;
}
