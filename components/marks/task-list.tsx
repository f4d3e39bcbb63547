'use client';

import type { ReactNode } from 'react';
import { RowWindow } from '@/components/ui/row-window';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { TaskItem } from './task-item';
import { useTileWords } from './tile-words';

/** Lists up to this many tasks are in the page whole, so that the browser's own search finds everything. */
const WHOLE = 200;

interface TaskListProps {
  readonly ids: readonly TaskId[];
  readonly withNode?: boolean;
}

export function TaskList({ ids, withNode = true }: TaskListProps): ReactNode {
  const words = useTileWords();
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <RowWindow
        as="ul"
        ids={ids}
        whole={WHOLE}
        row={(id, place) => <TaskItem id={id} place={place} words={words} withNode={withNode} />}
      />
    </div>
  );
}
