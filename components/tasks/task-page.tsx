'use client';

import type { ReactNode } from 'react';
import { useLastTask } from '@/components/logs/use-last-task';
import { LaterServiceMenu } from '@/components/services/later-service-menu';
import { useService } from '@/lib/client/hooks';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { TaskDetails } from './task-details';
import { TaskHeading } from './task-heading';

/** A task as a page of its own. `id` is whatever the address says. */
export function TaskPage({ id }: { readonly id: string }): ReactNode {
  const taskId = id as TaskId; // one that is no task's is just not found
  const { task } = useLastTask(taskId);
  const service = useService(task?.service ?? null);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-5 sm:px-6">
      <div className="flex items-center gap-3">
        <TaskHeading id={taskId} />
        {service && <LaterServiceMenu service={service} wide />}
      </div>
      <TaskDetails id={taskId} />
    </div>
  );
}
