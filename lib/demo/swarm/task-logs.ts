import { isRunning } from '../objects/task';
import type { Task } from '../objects/wire';
import type { Clock } from '../simulation/clock';
import type { Store } from '../store/store';
import type { Agents } from './agents';
import { everydayLines, type Flood, floodLines, type LogLine, lastLines } from './log-lines';

/**
 * What tasks' containers write. Nothing is stored: the lines follow from when a container started, so the same moment
 * always has the same line.
 */
export interface TaskLogs {
  /**
   * What a task's container has written after one moment and until another (ms since 1970), in order; of its whole life,
   * only the latest lines are kept.
   */
  linesOf(task: Task, range: { readonly after: number; readonly until: number }): LogLine[];
  /** From now on the service's running tasks write as many lines a second together, for so long. */
  flood(serviceId: string, rate: { readonly perSecond: number; readonly seconds: number }): void;
}

export function createTaskLogs(store: Store, clock: Clock, agents: Agents): TaskLogs {
  /** By service; their rate is that of each task. */
  const floods = new Map<string, Flood>();
  return {
    linesOf(task, { after, until }) {
      const container = agents.containers.get(task.ID);
      if (!container || !isKept(task)) return [];
      const { startedAt, endedAt } = container;
      const end = endedAt ?? clock.now();
      const flood = floods.get(task.ServiceID);
      const lines = [
        ...everydayLines(task, startedAt, end),
        ...lastLines(task, container),
        ...(flood ? floodLines(task, flood, Math.max(after, startedAt), Math.min(until, end)) : []),
      ];
      return lines.filter(({ at }) => at > after && at <= until).sort((a, b) => a.at - b.at);
    },
    flood(serviceId, { perSecond, seconds }) {
      const tasks = store.tasksOfService(serviceId).filter(isRunning).length;
      const from = clock.now();
      const until = from + seconds * 1_000;
      floods.set(serviceId, { from, until, perSecond: perSecond / Math.max(1, tasks) });
    },
  };
}

/** Docker keeps a copy of what a driver sends elsewhere, if that is not forbidden, and nothing of what `none` is given. */
function isKept({ Spec: { LogDriver: driver } }: Task): boolean {
  if (driver?.Name === 'none') return false;
  const isCopied = driver?.Options?.['cache-disabled'] !== 'true';
  return isCopied || ['json-file', 'local', 'journald'].includes(driver?.Name ?? '');
}
