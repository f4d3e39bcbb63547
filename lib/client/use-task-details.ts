import { useRef } from 'react';
import type { Task } from '@/lib/swarm/objects/task';
import type { NamedDetails } from '@/lib/swarm/operations/query';
import { useAnswer } from './use-answer';

/** What the server knows of a task besides the picture, and again whenever the task changes; null until it has come. */
export function useTaskDetails(task: Task | null): NamedDetails | null {
  const { answer } = useAnswer(task && { kind: 'task', task: task.id }, task);
  // Of a task that is gone the last that was known stays.
  const last = useRef<NamedDetails | null>(null);
  if (answer?.ok && answer.value) last.current = answer.value;
  return task && last.current?.id.startsWith(task.id) ? last.current : null;
}
