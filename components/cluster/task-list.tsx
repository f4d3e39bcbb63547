'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { TaskId } from '@/lib/swarm/ids';
import { TaskItem } from './task-item';
import { useTileWords } from './tile-words';

/** So many rows are drawn at first, and with each "more". */
const PAGE = 100;

interface TaskListProps {
  readonly ids: readonly TaskId[];
  readonly withNode?: boolean;
}

export function TaskList({ ids, withNode = true }: TaskListProps): ReactNode {
  const t = useTranslations('view');
  const words = useTileWords();
  const [limit, setLimit] = useState(PAGE);
  const rest = ids.length - limit;
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <ul>
        {ids.slice(0, limit).map((id) => (
          <TaskItem key={id} id={id} words={words} withNode={withNode} />
        ))}
      </ul>
      {rest > 0 && (
        <Button
          variant="quiet"
          className="w-full rounded-none border-line border-t"
          onClick={() => setLimit(limit + 10 * PAGE)}
        >
          {t('more', { count: rest })}
        </Button>
      )}
    </div>
  );
}
