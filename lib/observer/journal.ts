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

/** Docker leaves out a slot of 0, which only the first task of a replicated job has: global services have none at all. */
export const withSlot = (task: TaskRecord, service: Service | undefined): TaskRecord =>
  task.slot === null && service?.mode.kind === 'replicated-job' ? { ...task, slot: 0 } : task;
