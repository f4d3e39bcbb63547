'use client';

import './activity.css';
import { CircleDot, OctagonX, PencilLine, TriangleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import type { RowPlace } from '@/components/ui/row-window';
import { activitySort } from '@/lib/swarm/picture/activity-kinds';
import { activityTone } from '@/lib/swarm/picture/activity-tone';
import type { Gap } from '@/lib/swarm/picture/gap';
import type { KeptActivity } from '@/lib/swarm/picture/kept-activity';
import { changeFilter } from './activity-address';
import { ActivityDetail } from './activity-detail';
import { ActivitySentence } from './activity-sentence';
import { GapNote } from './gap-note';

interface LineRowProps {
  readonly line: KeptActivity;
  readonly place: RowPlace;
  /** Times right after it in which nothing was watched. */
  readonly gaps: readonly Gap[];
  /** Of the day that begins with it, read downwards; null: it goes on. */
  readonly day: string | null;
  readonly beginsMinute: boolean;
  /** Whether it came while the page was looked at. */
  readonly isFresh: boolean;
}

/** When, what, and of what: a name at the end shows its lines alone. */
export const LineRow = memo(function LineRow({
  line,
  place,
  gaps,
  day,
  beginsMinute,
  isFresh,
}: LineRowProps): ReactNode {
  const format = useFormatter();
  return (
    <li {...place} data-slot="activity-row" data-seq={line.seq} data-kind={line.kind}>
      {day !== null && (
        <h2 className="px-1 pb-2 font-semibold text-sm [li:not(:first-child)>&]:pt-5">{day}</h2>
      )}
      <GapNote gaps={gaps} on={line.at} />
      <div
        className={classes(
          'flex gap-3 px-2 py-1.5 sm:px-3',
          beginsMinute && day === null && 'border-line border-t',
          isFresh && 'fresh-line',
        )}
      >
        <time
          dateTime={new Date(line.at).toISOString()}
          className={classes(
            'shrink-0 pt-px text-xs tabular-nums leading-5',
            beginsMinute ? 'text-ink' : 'text-muted',
          )}
        >
          {format.dateTime(line.at, { timeStyle: 'medium', hourCycle: 'h23' })}
        </time>
        <SortMark line={line} />
        <div className="min-w-0 flex-1 break-words text-muted text-sm leading-5">
          <ActivitySentence activity={line} />
          <ActivityDetail activity={line} />
        </div>
        <Names line={line} />
      </div>
    </li>
  );
});

function SortMark({ line }: { readonly line: KeptActivity }): ReactNode {
  const t = useTranslations('activities');
  const look = 'mt-0.5 size-4 shrink-0';
  const sort = activitySort(line);
  if (sort === 'failure')
    return <OctagonX role="img" aria-label={t('failure')} className={classes(look, 'text-danger')} />;
  if (sort === 'change') return <PencilLine aria-hidden="true" className={classes(look, 'text-accent')} />;
  return activityTone(line) === 'warn' ? (
    <TriangleAlert aria-hidden="true" className={classes(look, 'text-warning')} />
  ) : (
    <CircleDot
      aria-hidden="true"
      className={classes(look, activityTone(line) === 'good' ? 'text-success' : 'text-muted')}
    />
  );
}

function Names({ line: { subject } }: { readonly line: KeptActivity }): ReactNode {
  const t = useTranslations('activities');
  const { serviceName, stack } = subject;
  const names = [
    ...(serviceName === null ? [] : [['service', serviceName] as const]),
    ...(stack === null || serviceName !== null ? [] : [['stack', stack] as const]),
    ...subject.nodes.map((node) => ['node', node] as const),
  ];
  return (
    <div className="-my-0.5 flex max-w-[45%] shrink-0 flex-wrap items-start justify-end gap-1 max-md:hidden">
      {names.map(([field, name]) => (
        <button
          key={`${field} ${name}`}
          type="button"
          title={t('only', { name })}
          aria-label={t('only', { name })}
          onClick={() => changeFilter({ [field]: name })}
          className="min-h-6 max-w-56 cursor-pointer truncate rounded-md border border-line px-2 text-muted text-xs hover:border-edge hover:text-ink pointer-coarse:min-h-11"
        >
          {name}
        </button>
      ))}
    </div>
  );
}
