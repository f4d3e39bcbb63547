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
 * The swarm in numbers, on every page; on the grid beside them how much of it the filter leaves. Other programs read here
 * what is drawn (README, "What others can rely on").
 */
export function SwarmSummary(): ReactNode {
  const t = useTranslations('grid.summary');
  const { query } = useView();
  const isGrid = usePathname() === hrefOf('grid');
  const filter = useMemo(() => (isGrid ? parseFilter(query) : []), [isGrid, query]);
  const { nodes, tasks, running, all, revision } = useSummary(filter);
  const isLive = useConnection() === 'live';
  const hasPicture = useHasPicture();
  return (
    <p
      className="swarm-summary"
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
          <span>{t('nodes', { count: all.nodes })}</span>
          <span>{t('tasks', { count: all.tasks })}</span>
          <span>{t('running', { count: all.running })}</span>
          {filter.length > 0 && (
            <span className="summary-shown">{t('shown', { shown: tasks, total: all.tasks })}</span>
          )}
        </>
      ) : (
        '\u00a0'
      )}
    </p>
  );
}
