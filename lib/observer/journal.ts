import type { Service } from '@/lib/swarm/service';
import type { StateChange, TaskRecord } from '@/lib/swarm/task';

/** The new record of a task with all that was seen of it before. Docker itself keeps only the present state. */
export function withHistory(next: TaskRecord, previous: TaskRecord | undefined): TaskRecord {
  return previous ? { ...next, history: joined(previous.history, next.history) } : next;
}

function joined(seen: readonly StateChange[], now: readonly StateChange[]): readonly StateChange[] {
  const last = seen.at(-1);
  const fresh = now.filter((change) => change.state !== last?.state);
  return fresh.length ? [...seen, ...fresh] : seen;
}

/**
 * Docker leaves out a slot of 0, which only the first place of a replicated job has: global services have none at all.
 * A task keeps its slot for life, also when its service is gone.
 */
export function withSlot(
  task: TaskRecord,
  service: Service | undefined,
  previous?: Pick<TaskRecord, 'slot'>,
): TaskRecord {
  const isFirst = previous?.slot === 0 || service?.mode.kind === 'replicated-job';
  return task.slot === null && isFirst ? { ...task, slot: 0 } : task;
}
