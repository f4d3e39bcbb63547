'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Empty } from '@/components/frame/view-frame';
import { LogsLink } from '@/components/logs/logs-link';
import { useLastTask } from '@/components/logs/use-last-task';
import { useMayReadLogs } from '@/components/logs/use-may-read-logs';
import { TaskList } from '@/components/marks/task-list';
import { later } from '@/components/ui/later';
import { Section } from '@/components/ui/section';
import { useHasPicture, useService, useTasksOfSlot } from '@/lib/client/hooks';
import { useTaskDetails } from '@/lib/client/use-task-details';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { isOver, slotKey, type Task } from '@/lib/swarm/objects/task';
import type { NamedDetails } from '@/lib/swarm/operations/query';
import { TaskFacts } from './task-facts';
import { TaskNow } from './task-now';
import { TaskTimeline } from './task-timeline';

const LastLines = later(() => import('@/components/logs/last-lines').then((m) => m.LastLines));

/** All that is known of a task: how it is and why, how it came to that, what it is, and what its slot held before. */
export function TaskDetails({ id }: { readonly id: TaskId }): ReactNode {
  const t = useTranslations('view');
  const { task, isGone } = useLastTask(id);
  const details = useTaskDetails(task);
  const hasPicture = useHasPicture();
  if (!task) return hasPicture ? <Forgotten id={id} /> : <Empty title={t('loading')} />;
  return (
    <div className="flex flex-col gap-6">
      {isGone && <p className="rounded-md bg-sunken px-3 py-2 text-muted">{t('task.gone')}</p>}
      <TaskNow task={task} />
      <TaskLogs task={task} details={details} />
      <Section title={t('task.seen')}>
        <TaskTimeline history={details?.history ?? [{ state: task.state, at: task.since }]} />
      </Section>
      <TaskFacts task={task} details={details} />
      <EarlierTasks task={task} />
    </div>
  );
}

/** A task that this page never saw: where it failed, its last lines may be kept. */
function Forgotten({ id }: { readonly id: TaskId }): ReactNode {
  const t = useTranslations('view.task');
  const may = useMayReadLogs(undefined);
  return (
    <>
      <Empty title={t('gone')}>
        <p className="text-center">{t('goneHint')}</p>
      </Empty>
      {may === 'granted' && <LastLines task={id} driver={null} />}
    </>
  );
}

/** What it wrote: the way to all of it, and its last lines where it failed. */
function TaskLogs({
  task,
  details,
}: {
  readonly task: Task;
  readonly details: NamedDetails | null;
}): ReactNode {
  const may = useMayReadLogs(useService(task.service)?.stack ?? null);
  // Its lines are stamped by its node's clock, as its end is.
  const at = details?.stamp || task.since;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <LogsLink target={{ kind: 'task', id: task.id }} />
        {isOver(task) && task.service && at > 0 && (
          <LogsLink target={{ kind: 'service', id: task.service }} at={at} />
        )}
      </div>
      {may === 'granted' && task.state === 'failed' && (
        <LastLines task={task.id} driver={details?.logDriver ?? null} />
      )}
    </>
  );
}

function EarlierTasks({ task }: { readonly task: Task }): ReactNode {
  const t = useTranslations('view.task');
  const slot = useTasksOfSlot(slotKey(task));
  const earlier = slot
    .filter((other) => other.id !== task.id && other.createdAt <= task.createdAt)
    .sort((a, b) => b.createdAt - a.createdAt);
  return (
    <Section title={t('earlier')}>
      {earlier.length === 0 ? (
        <p className="text-muted">{t('noEarlier')}</p>
      ) : (
        <TaskList ids={earlier.map((other) => other.id)} />
      )}
    </Section>
  );
}
