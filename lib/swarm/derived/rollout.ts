import type { Cluster } from '../objects/cluster';
import type { TaskId } from '../objects/ids';
import type { Service, UpdateConfig } from '../objects/service';
import { endedByItself, isOfJob, isOver, isWanted, type Task } from '../objects/task';
import type { Slot } from './slots';
import { slotsHeld } from './slots-held';

/** Where one slot is in an update. waiting: its turn has not come. starting: also while the old task still stops. */
export type SlotPhase = 'waiting' | 'stopping' | 'starting' | 'verifying' | 'done' | 'failed';

/** One slot of a service that is being updated. */
export interface SlotRollout {
  readonly key: string;
  /** The slot's number; null for a global service, where the node is the slot. */
  readonly slot: number | null;
  readonly phase: SlotPhase;
  /** What it ran before; null where it is new, or where Swarm no longer remembers. */
  readonly old: Task | null;
  /** The newest task of the new spec; null while there is none. */
  readonly fresh: Task | null;
  /** End of the verification, ms since 1970; 0 outside `verifying`. */
  readonly until: number;
}

/** An update of a service, slot by slot. Source: swarmkit manager/orchestrator/update/updater.go. */
export interface Rollout {
  readonly slots: readonly SlotRollout[];
  readonly counts: { readonly [P in SlotPhase]: number };
  /** When the next waiting slot has its turn, ms since 1970; null while nothing waits for the delay. */
  readonly nextAt: number | null;
  /** New tasks that ended by themselves, of how many slots the update is about. */
  readonly failures: number;
  readonly total: number;
  /** The task that paused the update or turned it back, where Docker names one. */
  readonly culprit: Task | null;
  readonly culpritId: TaskId | null;
}

/** `tasks` are the service's own, `config` the one in force (a rollback has its own); `now` is the server's clock. */
export function rollout(
  service: Service,
  tasks: readonly Task[],
  nodes: Cluster['nodes'],
  config: UpdateConfig,
  now: number,
): Rollout {
  const isCurrent = (task: Task) => task.template === service.template;
  const slots = slotsHeld(service, tasks, nodes)
    .map((slot) => phaseOf(slot, isCurrent, config, now))
    .sort((a, b) => (a.slot ?? 0) - (b.slot ?? 0) || (a.key < b.key ? -1 : 1));
  const counts = { waiting: 0, stopping: 0, starting: 0, verifying: 0, done: 0, failed: 0 };
  for (const { phase } of slots) counts[phase] += 1;
  const made = tasks.filter((task) => isCurrent(task) && isOfUpdate(task, service));
  const culpritId = culpritOf(service.update?.message ?? '');
  return {
    slots,
    counts,
    nextAt: nextTurn(slots, config, service, now),
    failures: firstOfEachSlot(made).filter(endedByItself).length,
    total: slots.filter(({ fresh }) => fresh === null || isOfUpdate(fresh, service)).length,
    culprit: tasks.find((task) => task.id === culpritId || isShort(task.id, culpritId)) ?? null,
    culpritId,
  };
}

function phaseOf(
  { key, current, earlier }: Slot,
  isCurrent: (task: Task) => boolean,
  config: UpdateConfig,
  now: number,
): SlotRollout {
  const all = [current, ...earlier].sort((a, b) => b.createdAt - a.createdAt);
  const fresh = all.find(isCurrent) ?? null;
  const old = all.find((task) => !isCurrent(task)) ?? null;
  const until = fresh?.state === 'running' ? fresh.since + config.monitor : 0;
  const phase: SlotPhase = !fresh
    ? 'waiting'
    : isOver(fresh)
      ? fresh.state === 'complete' && isOfJob(fresh)
        ? 'done'
        : 'failed'
      : fresh.state === 'running'
        ? old !== null && now < until
          ? 'verifying'
          : 'done'
        : old !== null && !isOver(old) && !isWanted(old)
          ? 'stopping'
          : 'starting';
  return { key, slot: current.slot, phase, old, fresh, until: phase === 'verifying' ? until : 0 };
}

/**
 * Each of `parallelism` workers takes a slot, and rests for the delay once its new task runs. The next turn is that of
 * the worker that rests the longest.
 */
function nextTurn(
  slots: readonly SlotRollout[],
  config: UpdateConfig,
  service: Service,
  now: number,
): number | null {
  const { update } = service;
  const isMoving = update?.state === 'updating' || update?.state === 'rollback_started';
  if (!isMoving || config.delay === 0 || !slots.some(({ phase }) => phase === 'waiting')) return null;
  const busy = slots.filter(({ phase }) => phase === 'stopping' || phase === 'starting').length;
  const resting = config.parallelism - busy;
  const started = slots
    .flatMap(({ fresh }) => (fresh?.state === 'running' && isOfUpdate(fresh, service) ? [fresh.since] : []))
    .sort((a, b) => b - a)
    .slice(0, Math.max(0, resting));
  const next = Math.min(...started) + config.delay;
  return Number.isFinite(next) && next > now ? next : null;
}

/** Made since the update began. Both stamps are the leader's: they may be compared with each other, not with our clock. */
const isOfUpdate = (task: Task, { update }: Service): boolean => task.createdAt >= (update?.startedAt ?? 0);

/** The first task that the update made in each slot: what the restart policy makes after it does not count. */
function firstOfEachSlot(made: readonly Task[]): Task[] {
  const first = new Map<string, Task>();
  for (const task of [...made].sort((a, b) => a.createdAt - b.createdAt)) {
    const key = String(task.slot ?? task.node);
    if (!first.has(key)) first.set(key, task);
  }
  return [...first.values()];
}

const culpritOf = (message: string): TaskId | null => {
  const [, id = null] = /of task (\w+)$/.exec(message) ?? [];
  return id as TaskId | null; // as Docker spells it
};

/** In a large picture ids are cut. */
const isShort = (id: TaskId, whole: TaskId | null): boolean => id.length >= 12 && !!whole?.startsWith(id);

/** Whether there is an update to show: one in progress, stuck, or done for less than `lingerMs`. */
export function hasRollout({ update }: Service, now: number, lingerMs: number): boolean {
  if (!update) return false;
  return (
    (update.state !== 'completed' && update.state !== 'rollback_completed') ||
    now < update.completedAt + lingerMs
  );
}
