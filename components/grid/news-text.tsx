'use client';

import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ActivitySentence } from '@/components/activity/activity-sentence';
import { Age } from '@/components/marks/age';
import { useActivities, useCluster } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import { headline } from '@/lib/swarm/picture/headline';

/** The latest that happened, as one line: "worker03 is down → 3 tasks move". Other programs read it, too (README). */
export function NewsText(): ReactNode {
  const t = useTranslations('grid.news');
  const { cluster: store } = useClient();
  const cluster = useCluster();
  const activities = useActivities();
  const told = useMemo(
    () =>
      headline(activities, cluster, (node) =>
        store.tasksAt(node).flatMap((id) => cluster.tasks.get(id) ?? []),
      ),
    [activities, cluster, store],
  );
  return (
    <>
      <p className="news-text" data-testid="news">
        {told === null && <span className="news-none">{t('none')}</span>}
        {told && <ActivitySentence activity={told.activity} />}
        {told?.moves && <> → {t(told.moves.done ? 'moved' : 'moving', { count: told.moves.count })}</>}
      </p>
      {told && (
        <span className="news-age">
          <Age since={told.activity.at} />
        </span>
      )}
    </>
  );
}
