import { ChevronsUpDown, CircleX, type LucideIcon, PackageOpen } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { ActivitySentence } from '@/components/activity/activity-sentence';
import { Tooltip } from '@/components/ui/tooltip';
import { hrefOf } from '@/lib/pages/href-of';
import type { Service } from '@/lib/swarm/objects/service';
import type { Gap } from '@/lib/swarm/picture/gap';
import type { KeptActivity } from '@/lib/swarm/picture/kept-activity';
import { type ChartMark, MARK_SORTS, type MarkSort } from './history-shape';

/** Of what happened at about one moment so many are told; the others are counted. */
const MOST_TOLD = 5;

const LOOKS: { readonly [S in MarkSort]: { readonly Icon: LucideIcon; readonly className: string } } = {
  failure: { Icon: CircleX, className: 'text-danger' },
  deploy: { Icon: PackageOpen, className: 'text-accent' },
  scaling: { Icon: ChevronsUpDown, className: 'text-ink' },
};

interface ChartMarksProps {
  readonly service: Service;
  readonly marks: readonly ChartMark[];
  readonly gaps: readonly Gap[];
}

/** What happened, at the upper edge of the chart: each leads to the logs of that moment, of the task where it is about one. */
export function ChartMarks({ service, marks, gaps }: ChartMarksProps): ReactNode {
  const t = useTranslations('services.history');
  const format = useFormatter();
  return marks.map((mark) => {
    const [first] = mark.activities;
    if (!first) return null;
    const { Icon, className } = LOOKS[mark.sort];
    const clock = (at: number) => format.dateTime(at, { timeStyle: 'medium', hourCycle: 'h23' });
    // What the look at the end of a gap found happened some time in it.
    const gap = gaps.find(({ from, to }) => from < first.at && first.at <= (to ?? first.at));
    const time = gap ? t('between', { from: clock(gap.from), to: clock(first.at) }) : clock(first.at);
    return (
      <span
        key={first.seq}
        className="-translate-x-1/2 absolute inset-y-0 flex flex-col items-center"
        style={{ left: `${(mark.x * 100).toFixed(3)}%` }}
      >
        <Tooltip text={<Told activities={mark.activities} time={time} />}>
          <Link
            href={hrefOfMark(mark, service)}
            prefetch={false}
            data-slot="history-mark"
            data-sort={mark.sort}
            aria-label={t('mark', { sort: t(`sort.${mark.sort}`), count: mark.activities.length, time })}
            className={`grid size-6 place-items-center rounded-full bg-surface ${className}`}
          >
            <Icon aria-hidden className="size-4" />
          </Link>
        </Tooltip>
        <span aria-hidden="true" className={`w-px flex-1 bg-current opacity-50 ${className}`} />
      </span>
    );
  });
}

function Told({
  activities,
  time,
}: {
  readonly activities: readonly KeptActivity[];
  readonly time: string;
}): ReactNode {
  const t = useTranslations('view');
  return (
    <span className="flex flex-col gap-0.5">
      <span className="text-muted tabular-nums">{time}</span>
      {activities.slice(0, MOST_TOLD).map((activity) => (
        <span key={activity.seq}>
          <ActivitySentence activity={activity} />
        </span>
      ))}
      {activities.length > MOST_TOLD && (
        <span className="text-muted">{t('andMore', { count: activities.length - MOST_TOLD })}</span>
      )}
    </span>
  );
}

/** The shapes, and what they stand for. */
export function MarkLegend(): ReactNode {
  const t = useTranslations('services.history');
  return (
    <p className="mt-1 ml-8 flex flex-wrap items-center gap-x-5 gap-y-1 text-muted text-xs">
      <span className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-0 w-5 border-ink border-t-2 border-dashed" />
        {t('desired')}
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-2.5 w-5 border-success border-t-2 bg-success/25" />
        {t('running')}
      </span>
      {MARK_SORTS.map((sort) => {
        const { Icon, className } = LOOKS[sort];
        return (
          <span key={sort} className="flex items-center gap-1.5">
            <Icon aria-hidden className={`size-3.5 ${className}`} />
            {t(`sort.${sort}`)}
          </span>
        );
      })}
    </p>
  );
}

/** The logs of what is gravest in it, at that moment. */
function hrefOfMark({ activities }: ChartMark, { id }: Service): string {
  const failed = activities.find(({ kind }) => kind === 'task-failed') ?? activities.at(-1);
  const at = `${failed?.at ?? 0}` as const;
  if (failed?.kind === 'task-failed') return hrefOf('logs', { task: failed.task, at });
  if (failed?.kind === 'task-replaced') return hrefOf('logs', { task: failed.old, at });
  return hrefOf('logs', { service: id, at });
}
