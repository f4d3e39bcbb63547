import { taskName } from '../derived/task-name';
import type { Cluster } from '../objects/cluster';
import type { NodeId } from '../objects/ids';
import { isOver, type Task } from '../objects/task';
import type { Activity } from './activity';

/** The latest that happened, as one line. */
export interface Headline {
  readonly activity: Activity;
  /** Of a node that tasks leave: how many, and whether all of them run elsewhere by now. Absent: it is about no such node. */
  readonly moves?: { readonly count: number; readonly done: boolean };
}

/** So far back a node's trouble is looked for, in lines. */
const BACK = 60;

type NodeLeft = Extract<Activity, { kind: 'node-state' | 'node-availability' }>;

/**
 * What a room is told: the latest line, but of a node that is lost or drained the line that tells of it for as long as only
 * its tasks' moves follow. `activities` are oldest first; `tasksAt` lists the tasks that a node has, or had when it was lost.
 */
export function headline(
  activities: readonly Activity[],
  cluster: Pick<Cluster, 'services' | 'nodes'>,
  tasksAt: (node: NodeId) => readonly Task[],
): Headline | null {
  const latest = activities.at(-1);
  if (!latest) return null;
  const moved = new Set<string>();
  let movedTogether = 0;
  let from: string | null = null;
  for (const activity of activities.slice(-BACK).toReversed()) {
    if (isLeft(activity) && (from === null || activity.name === from)) {
      const staying = tasksAt(activity.node)
        .filter(
          (task) =>
            !isOver(task) && task.service && cluster.services.get(task.service)?.mode.kind === 'replicated',
        )
        .map((task) => taskName(task, cluster));
      const count = Math.max(new Set([...staying, ...moved]).size, movedTogether);
      const done = movedTogether > 0 || staying.every((name) => moved.has(name));
      return count === 0 ? { activity } : { activity, moves: { count, done } };
    }
    const source = sourceOf(activity);
    if (source === null || (from !== null && source !== from)) break;
    from = source;
    if (activity.kind === 'task-replaced') moved.add(activity.name);
    if (activity.kind === 'tasks-moved') movedTogether += activity.count;
  }
  return { activity: latest };
}

const isLeft = (activity: Activity): activity is NodeLeft & Activity =>
  (activity.kind === 'node-state' && activity.state !== 'ready') ||
  (activity.kind === 'node-availability' && activity.availability === 'drain');

/** The node that a line tells tasks to have left; null: another kind of line. */
function sourceOf(activity: Activity): string | null {
  if (activity.kind === 'tasks-moved') return activity.from;
  const isMove =
    activity.kind === 'task-replaced' && (activity.cause === 'node-down' || activity.cause === 'drain');
  return isMove ? activity.from : null;
}
