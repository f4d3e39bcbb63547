'use client';

import Link from 'next/link';
import { memo, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { hrefOf } from '@/lib/pages/href-of';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { activityTone } from '@/lib/swarm/picture/activity-tone';
import { ActivitySentence } from './activity-sentence';
import type { FeedLine } from './condense';

const MARKS = {
  bad: 'bg-danger',
  warn: 'bg-warning',
  good: 'bg-success',
  plain: 'bg-edge',
} as const;

/** When, and what. The mark repeats in colour what the words say. */
export const ActivityLine = memo(function ActivityLine({ activity, times }: FeedLine): ReactNode {
  const t = useTranslations('activity');
  const view = useTranslations('view');
  const format = useFormatter();
  const at = new Date(activity.at);
  const failed = failedTask(activity);
  return (
    <li data-slot="activity-line" data-kind={activity.kind} className="flex gap-3 px-4 py-1.5">
      <time dateTime={at.toISOString()} className="shrink-0 pt-px text-muted text-xs tabular-nums leading-5">
        {format.dateTime(at, { timeStyle: 'medium', hourCycle: 'h23' })}
      </time>
      <span
        aria-hidden
        className={classes('mt-[0.4375rem] size-1.5 shrink-0 rounded-full', MARKS[activityTone(activity)])}
      />
      <div className="min-w-0 break-words text-[0.8125rem] text-muted leading-5">
        <ActivitySentence activity={activity} />
        {times > 1 && (
          <span className="ml-1.5 font-medium text-ink">{t('times', { count: `${times}` })}</span>
        )}
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
      </div>
    </li>
  );
});

/** The task whose failure a line tells of: also where it tells of what came instead. */
function failedTask(activity: FeedLine['activity']): TaskId | null {
  if (activity.kind === 'task-failed') return activity.task;
  return activity.kind === 'task-replaced' && activity.cause === 'failed' ? activity.old : null;
}
