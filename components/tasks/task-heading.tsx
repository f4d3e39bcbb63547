'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLastTask } from '@/components/logs/use-last-task';
import { ServiceBadge } from '@/components/marks/service-badge';
import { useTaskName } from '@/components/marks/tile-words';
import { useServiceMark } from '@/lib/client/hooks';
import type { TaskId } from '@/lib/swarm/objects/ids';

interface TaskHeadingProps {
  readonly id: TaskId;
  readonly titleId?: string;
}

/** A task's mark and name. */
export function TaskHeading({ id, titleId }: TaskHeadingProps): ReactNode {
  const t = useTranslations('view.task');
  const { task } = useLastTask(id);
  const mark = useServiceMark(task?.service ?? null);
  const nameOf = useTaskName();
  return (
    <div className="mark-box-lg flex min-w-0 flex-1 items-center gap-3">
      <ServiceBadge mark={mark} />
      <div className="min-w-0">
        <p className="text-muted text-xs">{t('title')}</p>
        <h1 id={titleId} className="break-words font-semibold text-lg leading-tight tracking-tight">
          <bdi>{task ? nameOf(task) : id.slice(0, 12)}</bdi>
        </h1>
      </div>
    </div>
  );
}
