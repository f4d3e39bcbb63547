import type { Cluster } from '../objects/cluster';
import { unmet } from '../objects/constraint';
import { imageTag } from '../objects/image';
import { isReporting } from '../objects/node';
import { isJob, type Service, type UpdateConfig } from '../objects/service';
import { endedByItself, isHeldBack, isOver, isWanted, type Task } from '../objects/task';
import { isLastSeen, isRunning } from './health';
import { fullCount, givenUpIn } from './missed';
import { progress } from './progress';
import { type Rollout, rollout } from './rollout';
import { slotsOf } from './slots';
import { slotsHeld } from './slots-held';

/** How long a rollback is the first thing to tell of a service that is well again, ms. */
export const ROLLBACK_NEWS_MS = 60 * 60_000;

/** Tasks of one spec that ended by themselves. */
export interface Failures {
  /** The latest of them. */
  readonly task: Task;
  readonly times: number;
}

/** Tasks that no node takes, or not the one that they are made for. */
export interface Waiting {
  readonly count: number;
  /** One of them. */
  readonly example: Task;
}

interface Running {
  readonly running: number;
  readonly desired: number;
}

/** The one thing to say of a service. */
export type ServiceState =
  | ({ readonly kind: 'healthy' | 'global' | 'starting'; readonly stopping: number } & Running)
  /** A global service, or a job on every node, for which no node qualifies. */
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'zero'; readonly stopping: number }
  | ({
      readonly kind: 'short';
      readonly waiting: Waiting | null;
      readonly failures: Failures | null;
      /** Tasks on nodes that do not report. */
      readonly lost: number;
    } & Running)
  | {
      /** job-waiting: no node takes what is left of it. job-stopped: Swarm has given up on what is left of it. */
      readonly kind: 'job' | 'job-waiting' | 'job-stopped';
      readonly completed: number;
      readonly total: number;
      readonly waiting: Waiting | null;
      readonly failures: Failures | null;
    }
  | { readonly kind: 'job-complete'; readonly total: number; readonly at: number }
  | {
      readonly kind: 'updating' | 'rolling-back' | 'paused' | 'rollback-paused';
      readonly rollout: Rollout;
      readonly waiting: Waiting | null;
      readonly failures: Failures | null;
    }
  | ({
      readonly kind: 'rolled-back';
      /** When it was done, ms since 1970. */
      readonly at: number;
      /** Why, as far as Swarm remembers the tasks that failed. */
      readonly failures: Failures | null;
    } & Running);

/**
 * What to say of a service first: what is under way, then what is wrong, then what just happened, then that all is well.
 * `tasks` are the service's own, history too; `config` is how it is being updated (a rollback has settings of its own);
 * `now` is the server's clock, ms since 1970.
 */
export function serviceState(
  service: Service,
  tasks: readonly Task[],
  nodes: Cluster['nodes'],
  config: UpdateConfig,
  now: number,
): ServiceState {
  const { update } = service;
  const moving = MOVING[update?.state ?? 'completed'];
  if (moving) {
    const isRollback = moving === 'rolling-back' || moving === 'rollback-paused';
    return {
      kind: moving,
      rollout: rollout(service, tasks, nodes, config, now),
      waiting: waitingOf(tasks),
      // A rollback tells what it leaves; an update, what does not come to run.
      failures: isRollback ? failuresBefore(service, tasks) : failuresOf(service.template, tasks),
    };
  }
  if (isJob(service.mode)) return jobState(service, tasks, nodes, now);
  const { running, desired } = fullCount(service, tasks, nodes);
  const stopping = tasks.filter((task) => !isWanted(task) && task.state === 'running').length;
  if (desired === 0 && service.mode.kind === 'global') {
    const places = countPlaces(service, nodes);
    // Swarm is about to make its tasks.
    return places > 0 ? { kind: 'starting', stopping, running, desired: places } : { kind: 'nowhere' };
  }
  if (desired === 0) return { kind: 'zero', stopping };
  if (running < desired) return shortState(service, tasks, nodes, { running, desired });
  if (update?.state === 'rollback_completed' && now < update.completedAt + ROLLBACK_NEWS_MS)
    return {
      kind: 'rolled-back',
      at: update.completedAt,
      failures: failuresBefore(service, tasks),
      running,
      desired,
    };
  return { kind: service.mode.kind === 'global' ? 'global' : 'healthy', running, desired, stopping };
}

const MOVING = {
  updating: 'updating',
  rollback_started: 'rolling-back',
  paused: 'paused',
  rollback_paused: 'rollback-paused',
  completed: null,
  rollback_completed: null,
} as const;

function shortState(
  service: Service,
  tasks: readonly Task[],
  nodes: Cluster['nodes'],
  count: Running,
): ServiceState {
  const missing = slotsHeld(service, tasks, nodes).filter(({ current }) => !isRunning(current, nodes));
  const waiting = waitingOf(missing.map(({ current }) => current));
  const lost = missing.filter(({ current }) => isLastSeen(current, nodes)).length;
  const failures = failuresOf(
    service.template,
    missing.flatMap(({ current, earlier }) => [current, ...earlier]),
  );
  if (!waiting && !failures && lost === 0) return { kind: 'starting', stopping: 0, ...count };
  return { kind: 'short', ...count, waiting, failures, lost };
}

/** The nodes on which Swarm makes a task of a global service now. */
const countPlaces = ({ constraints }: Service, nodes: Cluster['nodes']): number =>
  [...nodes.values()].filter(
    (node) => isReporting(node) && node.availability === 'active' && unmet(node, constraints) === null,
  ).length;

function waitingOf(tasks: readonly Task[]): Waiting | null {
  const waiting = tasks.filter(isHeldBack);
  const [example] = waiting;
  return example ? { count: waiting.length, example } : null;
}

function jobState(
  service: Service,
  tasks: readonly Task[],
  nodes: Cluster['nodes'],
  now: number,
): ServiceState {
  const { done, total, stopping } = progress(service, tasks, nodes, now);
  const ofRun = tasks.filter(({ iteration }) => iteration === service.iteration);
  const ends = ofRun.filter(({ state }) => state === 'complete').map(({ since }) => since);
  if (done >= total && total > 0) return { kind: 'job-complete', total, at: Math.max(0, ...ends) };
  if (total === 0 && service.mode.kind === 'replicated-job') return { kind: 'zero', stopping };
  // As long as it has no task, it is about to get one on each node that qualifies.
  const places = total === 0 ? countPlaces(service, nodes) : total;
  if (places === 0) return { kind: 'nowhere' };
  const open = slotsOf(ofRun).filter(({ current }) => current.state !== 'complete');
  const live = ofRun.filter((task) => isWanted(task) && !isOver(task));
  const isStopped = live.length === 0 && open.some((slot) => givenUpIn(slot, service, nodes));
  const isStuck = live.length > 0 && live.every(isHeldBack);
  return {
    kind: isStopped ? 'job-stopped' : isStuck ? 'job-waiting' : 'job',
    completed: done,
    total: places,
    waiting: waitingOf(ofRun),
    failures: failuresOf(
      service.template,
      open.flatMap(({ current, earlier }) => [current, ...earlier]),
    ),
  };
}

function failuresOf(template: string, tasks: readonly Task[]): Failures | null {
  const failed = tasks.filter((task) => task.template === template && endedByItself(task));
  const task = latest(failed);
  return task && { task, times: failed.length };
}

/** Failures of the spec that a rollback left: of the latest one that is not the service's own. */
function failuresBefore(service: Service, tasks: readonly Task[]): Failures | null {
  const last = latest(tasks.filter(({ template }) => template !== service.template));
  return last && failuresOf(last.template, tasks);
}

const latest = (tasks: readonly Task[]): Task | null =>
  tasks.reduce<Task | null>((last, task) => (last && last.createdAt >= task.createdAt ? last : task), null);

/** What tells the image of `task` from the service's own: its tag, and where that is the same the start of its digest. */
export function shortImage({ image }: Pick<Task, 'image'>): string {
  const slash = image.name.lastIndexOf('/') + 1;
  return imageTag(image) || image.name.slice(slash) || (image.digest ?? '').slice(7, 14);
}
