'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeView, useView } from '@/components/frame/use-view';
import { useIsWarm } from '@/components/frame/warm-up';
import { later } from '@/components/ui/later';
import { useConnection, useDrawnDensity, useIsServerWaiting } from '@/lib/client/hooks';
import { parseFilter } from '@/lib/swarm/derived/filter';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { ClusterGrid } from './cluster-grid';
import { Dock } from './dock/dock';
import { GridBar } from './grid-bar';
import type { Shape } from './use-arrangement';
import { useKeptDensity } from './use-kept-density';

// Not needed for the first picture of a swarm at rest: they come when asked for, motion and voice a moment later.
const Announcer = later(() => import('./announcer').then((m) => m.Announcer));
const EmptyGrid = later(() => import('./empty-grid').then((m) => m.EmptyGrid));
const MotionLayer = later(() => import('./motion/motion-layer').then((m) => m.MotionLayer));
const NewsText = later(() => import('./news-text').then((m) => m.NewsText));
const OldPicture = later(() => import('./old-picture').then((m) => m.OldPicture));
const TableKey = later(() => import('./table/table-key').then((m) => m.TableKey));
const TombstoneDismissal = later(() => import('./tombstone-dismissal').then((m) => m.TombstoneDismissal));
const TaskTable = later(() => import('./table/task-table').then((m) => m.TaskTable));
const TaskPanel = later(() => import('@/components/tasks/task-panel').then((m) => m.TaskPanel));

/** The whole swarm on one page. */
export function GridPage(): ReactNode {
  const view = useView();
  const filter = useMemo(() => parseFilter(view.query), [view.query]);
  const connection = useConnection();
  const [shape, setShape] = useState<Shape | null>(null);
  const drawn = useDrawnDensity();
  const density = shape?.density ?? drawn;
  useKeptDensity(shape);
  const t = useTranslations('grid.view');
  const title = useTranslations('grid')('title');
  const isTable = view.mode === 'table';
  const isWarm = useIsWarm();
  const isServerWaiting = useIsServerWaiting();
  return (
    <div className="grid-page" data-connection={connection} data-density={isTable ? undefined : density}>
      <h1 className="sr-only">{title}</h1>
      <GridBar view={view} density={density} isWarm={isWarm} />
      <div className="news">
        {isWarm && <NewsText />}
        {isWarm && <TombstoneDismissal />}
      </div>
      <div className="grid-stage">
        {view.mode === 'table' ? (
          <TaskTable filter={filter} />
        ) : (
          <ClusterGrid
            mode={view.mode}
            filter={filter}
            grouping={view.grouping}
            isWarm={isWarm}
            onShape={setShape}
          />
        )}
        {(isWarm || isServerWaiting) && <EmptyGrid />}
        {isWarm && <OldPicture />}
      </div>
      <Dock filter={filter} isTable={isTable} />
      {isWarm && <TableKey isTable={isTable} />}
      {isWarm && <MotionLayer />}
      {view.task && (
        // An id that is no task's is just not found.
        <TaskPanel taskId={view.task as TaskId} onClose={() => changeView({ task: null })} />
      )}
      {isWarm && <Announcer layout={isTable ? t('nowTable') : density ? t(`now.${density}`) : ''} />}
    </div>
  );
}
