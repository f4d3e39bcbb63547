'use client';

import { ArrowRight, X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ActivityLine } from '@/components/activity/activity-line';
import { Button } from '@/components/ui/button';
import { useActivities } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { ACTIVITY_ID } from './activity-toggle';
import { condense } from './condense';
import { useActivityOpen } from './use-activity-open';

/** The swarm's changes, the latest first: in the column beside a wide page, a sheet over a narrow one. */
export function ActivityFeed(): ReactNode {
  const t = useTranslations('activity');
  const [, setOpen] = useActivityOpen();
  return (
    <aside
      id={ACTIVITY_ID}
      aria-labelledby="activity-title"
      data-slot="activity"
      className="flex min-h-0 flex-1 flex-col bg-surface max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-40 max-lg:w-[min(22rem,100vw)] max-lg:border-line max-lg:border-l max-lg:shadow-2xl"
    >
      <header className="flex h-11 items-center justify-between border-line border-b pr-1.5 pl-4">
        <h2 id="activity-title" className="font-semibold">
          {t('title')}
        </h2>
        <Button variant="quiet" size="icon" aria-label={t('close')} onClick={() => setOpen(false)}>
          <X aria-hidden />
        </Button>
      </header>
      <ActivityList />
      <Link
        href={hrefOf('activity')}
        prefetch={false}
        className="flex min-h-10 items-center justify-between border-line border-t px-4 font-medium text-[0.8125rem] hover:bg-sunken pointer-coarse:min-h-11"
      >
        {t('all')}
        <ArrowRight aria-hidden className="size-4" />
      </Link>
    </aside>
  );
}

function ActivityList(): ReactNode {
  const t = useTranslations('activity');
  const activities = useActivities();
  if (activities.length === 0) return <p className="flex-1 p-4 text-muted">{t('empty')}</p>;
  return (
    <ol className="min-h-0 flex-1 overflow-y-auto py-1">
      {condense(activities).map(({ activity, times }) => (
        <ActivityLine key={activity.seq} activity={activity} times={times} />
      ))}
    </ol>
  );
}
