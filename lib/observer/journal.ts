import type { Service } from '@/lib/swarm/objects/service';
import type { StateChange, TaskRecord } from '@/lib/swarm/objects/task';
import { ourTime, type Span } from './clocks';

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

/**
 * The task with the time of its state by our clock. A state that was seen to begin began within `span`; before that a
 * task's node, and then the manager that made it, is all there is to ask, and neither is believed beyond now.
 */
export function withOurTime(task: TaskRecord, previous: TaskRecord | undefined, span: Span): TaskRecord {
  const isSame = previous?.state === task.state && previous.stamp === task.stamp;
  const since = isSame ? previous.since : began(task, previous, span);
  const madeAt = previous?.madeAt ?? ourTime(task.createdAt, span);
  if (since === task.since && madeAt === task.madeAt) return task;
  return { ...task, since, madeAt, history: [{ state: task.state, at: since }] };
}

function began(task: TaskRecord, previous: TaskRecord | undefined, span: Span): number {
  if (task.stamp === 0) return ourTime(0, span);
  const made = task.createdAt <= span.before ? task.createdAt : 0;
  return ourTime(task.stamp, { ...span, after: Math.max(span.after ?? 0, previous?.since ?? 0, made) });
}
