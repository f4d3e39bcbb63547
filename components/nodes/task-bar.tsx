'use client';

import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Tooltip } from '@/components/ui/tooltip';
import { useTallyAt } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { taskShares } from './task-shares';

/** Services beyond this share one part, and are a number in the text. */
const MOST = 16;

interface TaskBarProps {
  readonly id: NodeId;
  /** Tasks of a bar as long as its column. */
  readonly most: number;
}

/** A node's tasks by service: a bar as long as they are many, told in words on hover, on focus, and to those who hear the page. */
export function TaskBar({ id, most }: TaskBarProps): ReactNode {
  const t = useTranslations('nodes');
  const { cluster } = useClient();
  const tally = useTallyAt(id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tally is another one whenever a task there is
  const all = useMemo(
    () => taskShares(cluster.tasksAt(id).flatMap((task) => cluster.tile(task) ?? [])),
    [cluster, id, tally],
  );
  const shown = all.slice(0, MOST);
  const others = all.slice(MOST).reduce((sum, { tasks }) => sum + tasks, 0);
  const told = shown.map(({ name, tasks }) => t('tasksOf', { name, count: tasks }));
  const text = [...told, ...(others > 0 ? [t('tasksOfOthers', { count: others })] : [])].join(', ');
  const total = all.reduce((sum, { tasks }) => sum + tasks, 0);
  const count = (
    <span className="tabular-nums" data-tasks={tally.tasks} data-running={tally.running}>
      {t('running', { running: `${tally.running}`, count: `${tally.tasks}` })}
    </span>
  );
  if (total === 0) return count;
  return (
    <Tooltip focusable text={text} className="w-full flex-col gap-1.5 rounded">
      {count}
      <span aria-hidden data-slot="task-bar" className="block h-3 w-full rounded-sm bg-(--track)">
        <span
          className="flex h-full gap-px overflow-hidden rounded-sm"
          style={{ width: `${Math.min(100, (total / Math.max(1, most)) * 100)}%` }}
        >
          {shown.map(({ name, mark, tasks }) => (
            <span
              key={name}
              data-service={name}
              data-hue={mark?.hue}
              data-pattern={mark?.pattern || undefined}
              className="mark min-w-px basis-0"
              style={{ flexGrow: tasks }}
            />
          ))}
          {others > 0 && <span className="basis-0 bg-edge" style={{ flexGrow: others }} />}
        </span>
      </span>
      <span className="sr-only">{text}</span>
    </Tooltip>
  );
}
