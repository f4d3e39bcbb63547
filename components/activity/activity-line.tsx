'use client';

import { memo, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import type { Activity } from '@/lib/swarm/picture/activity';
import { activityTone } from '@/lib/swarm/picture/activity-tone';
import { ActivityDetail } from './activity-detail';
import { ActivitySentence } from './activity-sentence';

const MARKS = {
  bad: 'bg-danger',
  warn: 'bg-warning',
  good: 'bg-success',
  plain: 'bg-edge',
} as const;

/** A line of the feed: the latest of its kind, and how often it happened in a row. */
export interface FeedLine {
  readonly activity: Activity;
  readonly times: number;
}

/** When, and what. The mark repeats in colour what the words say. */
export const ActivityLine = memo(function ActivityLine({ activity, times }: FeedLine): ReactNode {
  const t = useTranslations('activity');
  const format = useFormatter();
  const at = new Date(activity.at);
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
        <ActivityDetail activity={activity} />
      </div>
    </li>
  );
});
