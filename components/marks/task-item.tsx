'use client';

import Link from 'next/link';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { RowPlace } from '@/components/ui/row-window';
import { useNode, useTile } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { stepOf } from '@/lib/swarm/derived/look';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { nodeName } from '@/lib/swarm/objects/node';
import { Age } from './age';
import { useReasonText } from './reason-text';
import { StateGlyph } from './state-glyph';
import type { TileWords } from './tile-words';

interface TaskItemProps {
  readonly id: TaskId;
  readonly place: RowPlace;
  readonly words: TileWords;
  /** Where all rows are of one node, its name says nothing. */
  readonly withNode: boolean;
}

/** One task in a list: what it is, how it is, where and since when; why, where it failed or waits. */
export const TaskItem = memo(function TaskItem({ id, place, words, withNode }: TaskItemProps): ReactNode {
  const t = useTranslations('grid.table');
  const tile = useTile(id);
  const node = useNode(tile?.task.node ?? null);
  const reason = useReasonText();
  if (!tile) return null;
  const { task, look } = tile;
  return (
    <li
      {...place}
      data-slot="task-item"
      data-state={tile.state}
      data-look={look}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-line border-t px-4 py-2 first:border-t-0 md:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1fr)_4.5rem]"
    >
      <Link
        href={hrefOf('task', task.id)}
        prefetch={false}
        className="min-w-0 break-words font-medium underline-offset-2 hover:underline"
      >
        <bdi>{words.name(tile)}</bdi>
      </Link>
      <span className="task-state inline-flex items-center gap-1.5" data-look={look}>
        <StateGlyph look={look} step={stepOf(task)} />
        {words.state(tile)}
      </span>
      <span className="truncate text-muted max-md:col-start-1">
        {withNode && node && (
          <Link
            href={hrefOf('node', node.id)}
            prefetch={false}
            className="underline-offset-2 hover:underline"
          >
            <bdi>{nodeName(node)}</bdi>
          </Link>
        )}
        {withNode && !node && task.node && t('removedNode', { id: task.node.slice(0, 12) })}
      </span>
      <span className="text-right text-muted tabular-nums">
        <Age since={task.since} />
      </span>
      {task.error && (
        <span className="col-span-full text-[0.8125rem] text-muted" title={task.error}>
          {reason(task.error, task.reservations)}
        </span>
      )}
    </li>
  );
});
