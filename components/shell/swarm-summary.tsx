'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useView } from '@/components/frame/use-view';
import { useConnection, useHasPicture } from '@/lib/client/hooks';
import { useSummary } from '@/lib/client/use-shown';
import { hrefOf } from '@/lib/pages/href-of';
import { parseFilter } from '@/lib/swarm/derived/filter';

/**
 * The picture in numbers, on every page; on the grid as the filter leaves it. Other programs read them here (README,
 * "What others can rely on").
 */
export function SwarmSummary(): ReactNode {
  const t = useTranslations('grid.summary');
  const { query } = useView();
  const isGrid = usePathname() === hrefOf('grid');
  const filter = useMemo(() => (isGrid ? parseFilter(query) : []), [isGrid, query]);
  const { nodes, tasks, running, total, revision } = useSummary(filter);
  const isLive = useConnection() === 'live';
  const hasPicture = useHasPicture();
  return (
    <p
      className="swarm-summary max-xl:order-last max-xl:col-span-full max-xl:px-1 max-xl:pb-2"
      data-testid="swarm-summary"
      data-nodes={nodes}
      data-tasks={tasks}
      data-running={running}
      data-revision={revision}
      data-live={isLive}
    >
      {/* Nothing is known of a swarm before its picture is here: also not that it is empty. */}
      {hasPicture ? (
        <>
          <span>{t('nodes', { count: nodes })}</span>
          <span>
            {filter.length > 0 ? t('shown', { shown: tasks, total }) : t('tasks', { count: tasks })}
          </span>
          <span>{t('running', { count: running })}</span>
        </>
      ) : (
        '\u00a0'
      )}
    </p>
  );
}
