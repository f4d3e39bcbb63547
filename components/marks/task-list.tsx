'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useFirst } from '@/components/ui/use-first';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { TaskItem } from './task-item';
import { useTileWords } from './tile-words';

/** So many rows are drawn at first, and ten times as many with each "more". */
const PAGE = 100;

interface TaskListProps {
  readonly ids: readonly TaskId[];
  readonly withNode?: boolean;
}

export function TaskList({ ids, withNode = true }: TaskListProps): ReactNode {
  const t = useTranslations('view');
  const words = useTileWords();
  const { shown, left, showMore } = useFirst(ids, PAGE, 10 * PAGE);
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <ul>
        {shown.map((id) => (
          <TaskItem key={id} id={id} words={words} withNode={withNode} />
        ))}
      </ul>
      {left > 0 && (
        <Button variant="quiet" className="w-full rounded-none border-line border-t" onClick={showMore}>
          {t('more', { count: left })}
        </Button>
      )}
    </div>
  );
}
