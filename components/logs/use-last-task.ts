import { useEffect, useState } from 'react';
import { usePart, useTask } from '@/lib/client/hooks';
import { cutName } from '@/lib/protocol/task-names';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { Task } from '@/lib/swarm/objects/task';

/** A task by its id, whole or as a large swarm's picture has it; after Swarm has forgotten it how it was last, and null where this page never saw it. */
export function useLastTask(id: TaskId): { readonly task: Task | null; readonly isGone: boolean } {
  const now = useTask(usePart('picture', ({ cluster }) => (cluster.tasks.has(id) ? id : cutName(id))));
  const [last, setLast] = useState<Task | null>(now);
  useEffect(() => {
    if (now) setLast(now);
  }, [now]);
  return { task: now ?? last, isGone: now === null };
}
