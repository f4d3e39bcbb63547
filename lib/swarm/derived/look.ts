import type { Cluster } from '../objects/cluster';
import { isReporting } from '../objects/node';
import type { Service } from '../objects/service';
import { isOver, rank, type Task } from '../objects/task';

/** How a task is drawn: its state as a reader should understand it, the gravest first. */
export const LOOKS = [
  'failed',
  'rejected',
  'unknown', // not over, on a node that does not report: nobody can tell
  'waiting', // no node yet
  'stopping', // alive, and meant to end
  'starting',
  'running',
  'complete',
  'ended',
] as const;

export type Look = (typeof LOOKS)[number];

/** Swarm wants it to end. (A job's task is wanted `complete` from its start: it is not leaving.) */
export const isLeaving = (task: Pick<Task, 'desiredState'>): boolean =>
  task.desiredState === 'shutdown' || task.desiredState === 'remove';

export function lookOf(task: Task, nodes: Cluster['nodes']): Look {
  if (task.state === 'failed' || task.state === 'rejected' || task.state === 'complete') return task.state;
  if (isOver(task)) return 'ended';
  if (task.node === null) return 'waiting';
  const node = nodes.get(task.node);
  if (!node || !isReporting(node)) return 'unknown';
  if (isLeaving(task)) return 'stopping';
  if (task.state === 'running') return 'running';
  return rank(task.state) <= rank('pending') ? 'waiting' : 'starting';
}

/** How many of the nine steps to `running` a task has made: 1 new … 9 running, as the docker CLI counts. */
export const STEPS = 9;
export const stepOf = (task: Pick<Task, 'state'>): number => Math.min(rank(task.state) + 1, STEPS);

/** Made from a spec that the service no longer has: an update has not come to it yet. */
export const isOutdated = (task: Task, service: Service | undefined): boolean =>
  service !== undefined && !isOver(task) && task.template !== service.template;
