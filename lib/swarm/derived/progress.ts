import type { Cluster } from '../objects/cluster';
import { isJob, type Service } from '../objects/service';
import { hasFailed, isHeldBack, isWaiting, isWanted, type Task } from '../objects/task';
import { isCurrentRun, isRunning } from './health';
import { slotsOf } from './slots';

/** How long it is told that a service has converged, ms. */
export const CONVERGED_MS = 4_000;

/** How far a service is from what it was asked to be, as `docker service` shows it, whoever asked. */
export interface Progress {
  /** verifying: everything runs, and must hold until `until`. */
  readonly phase: 'progressing' | 'verifying' | 'settled' | 'paused';
  /** Tasks that run the latest spec (for a job: that completed). */
  readonly done: number;
  readonly total: number;
  /** End of the verification, ms since 1970; 0 outside `verifying`. */
  readonly until: number;
  /** A task that no node takes, or not its own, if there is one. */
  readonly waiting: Task | null;
  /** Tasks that still have to stop. */
  readonly stopping: number;
}

/** `tasks` are the service's own; `now` is the server's clock, ms since 1970. Source: docker/cli service/progress. */
export function progress(
  service: Service,
  tasks: readonly Task[],
  nodes: Cluster['nodes'],
  now: number,
): Progress {
  const slots = slotsOf(tasks.filter((task) => isCurrentRun(task, service)));
  const stopping = tasks.filter((task) => !isWanted(task) && isRunningAt(task, nodes)).length;
  const waiting = tasks.find((task) => isWaiting(task) || isHeldBack(task)) ?? null;
  const job = isJob(service.mode);
  const done = slots.filter(({ current }) =>
    job ? current.state === 'complete' : isRunning(current, nodes) && current.template === service.template,
  );
  const total =
    service.mode.kind === 'replicated'
      ? service.mode.replicas
      : service.mode.kind === 'replicated-job'
        ? service.mode.completions
        : // A job that was given up on a node has not come to its end there.
          slots.filter(({ current }) => isWanted(current) || (job && hasFailed(current))).length;
  const common = { done: Math.min(done.length, total), total, waiting, stopping, until: 0 };

  const updating = service.update?.state;
  if (updating === 'paused' || updating === 'rollback_paused') return { ...common, phase: 'paused' };
  if (updating === 'updating' || updating === 'rollback_started' || done.length < total || stopping > 0)
    return { ...common, phase: 'progressing' };
  if (job) return { ...common, phase: 'settled' };
  const since = Math.max(service.updatedAt, ...done.map(({ current }) => current.since));
  const until = since + service.updateConfig.monitor;
  return now < until ? { ...common, phase: 'verifying', until } : { ...common, phase: 'settled' };
}

/** What to tell of it: nothing once it has been settled for a while. */
export function progressToTell(...of: Parameters<typeof progress>): Progress | null {
  const [service, tasks, nodes, now] = of;
  const made = progress(service, tasks, nodes, now - CONVERGED_MS);
  return made.phase === 'settled' ? null : made;
}

/** Runs on a node that can be asked to stop it; one on a lost node will not be heard of. */
function isRunningAt(task: Task, nodes: Cluster['nodes']): boolean {
  const node = task.node === null ? undefined : nodes.get(task.node);
  return task.state === 'running' && node?.state === 'ready';
}
