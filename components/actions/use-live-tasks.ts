import { useTasksOfServices } from '@/lib/client/hooks';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { isOver, type Task } from '@/lib/swarm/objects/task';

/** The tasks of these services that have not ended, also of services that are gone. */
export const useLiveTasks = (services: readonly ServiceId[]): readonly Task[] =>
  useTasksOfServices(services).filter((task) => task.node !== null && !isOver(task));
