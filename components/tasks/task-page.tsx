'use client';

import type { ReactNode } from 'react';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { TaskDetails } from './task-details';
import { TaskHeading } from './task-heading';

/** A task as a page of its own. `id` is whatever the address says. */
export function TaskPage({ id }: { readonly id: string }): ReactNode {
  const taskId = id as TaskId; // one that is no task's is just not found
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-5 sm:px-6">
      <TaskHeading id={taskId} />
      <TaskDetails id={taskId} />
    </div>
  );
}
