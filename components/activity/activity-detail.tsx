'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { hrefOf } from '@/lib/pages/href-of';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { Activity } from '@/lib/swarm/picture/activity';

/** Docker's words on a change, and the logs of that moment: below its sentence. */
export function ActivityDetail({ activity }: { readonly activity: Activity }): ReactNode {
  const view = useTranslations('view');
  const failed = failedTask(activity);
  return (
    <>
      {activity.kind === 'task-waiting' || activity.kind === 'task-failed' ? (
        <div className="line-clamp-2 text-xs" title={activity.error}>
          {activity.error}
        </div>
      ) : null}
      {failed && (
        <Link
          href={hrefOf('logs', { task: failed, at: `${activity.at}` })}
          prefetch={false}
          className="text-xs underline underline-offset-2 hover:text-ink"
        >
          {view('logs')}
        </Link>
      )}
    </>
  );
}

/** The task whose failure a line tells of: also where it tells of what came instead. */
function failedTask(activity: Activity): TaskId | null {
  if (activity.kind === 'task-failed') return activity.task;
  return activity.kind === 'task-replaced' && activity.cause === 'failed' ? activity.old : null;
}
