import { groupBy } from '@/lib/base/group';
import { isRunning, replicaCount } from '../derived/health';
import { nodeNameOf, taskName } from '../derived/task-name';
import type { Cluster } from '../objects/cluster';
import type { Service } from '../objects/service';
import { hasFailed, isOver, isWaiting, slotKey, type Task, type TaskRecord } from '../objects/task';
import type { ActivityEvent } from './activity';
import type { Delta } from './diff';
import type { TasksOf } from './narrate';

type Replaced = Extract<ActivityEvent, { kind: 'task-replaced' }>;

export function narrateTasks(
  previous: Cluster,
  next: Cluster,
  delta: Delta,
  tasksOf: TasksOf,
): ActivityEvent[] {
  const put = delta.put.tasks ?? [];
  if (put.length === 0) return [];
  const before = (task: Task) => previous.tasks.get(task.id);

  const nowRunning = put.filter((task) => isRunning(task, next.nodes) && before(task)?.state !== 'running');
  // A job's short task is done before it is seen to run.
  const nowDone = put.filter((task) => {
    const then = before(task);
    return (
      task.state === 'complete' &&
      task.iteration !== null &&
      then?.state !== 'running' &&
      !(then && isOver(then))
    );
  });
  const arrived = [...nowRunning, ...nowDone];
  const members = new Map(
    [...new Set(arrived.map((task) => task.service))].map(
      (id) => [id, id === null ? [] : tasksOf(id)] as const,
    ),
  );
  const bySlot = groupBy([...members.values()].flat(), slotKey);
  const replaced = arrived.flatMap((task) => replacement(task, bySlot.get(slotKey(task)) ?? [], next));
  const failed = put.filter(
    (task) => hasFailed(task) && before(task) !== undefined && !isOver(before(task) ?? task),
  );
  const waiting = put.filter(
    (task) => isWaiting(task) && task.error !== '' && before(task)?.error !== task.error,
  );

  return [
    ...failed.map((task) => ({
      kind: 'task-failed' as const,
      task: task.id,
      name: taskName(task, next),
      node: nodeNameOf(task, next.nodes),
      exitCode: task.exitCode,
      error: task.error || task.message,
    })),
    ...replaced,
    ...[...groupBy(waiting, (task) => task.service).values()].flatMap(([task]) =>
      task
        ? [{ kind: 'task-waiting' as const, task: task.id, name: taskName(task, next), error: task.error }]
        : [],
    ),
    ...converged(nowRunning, replaced, members, previous, next),
  ];
}

/** The task that filled this one's place before, and why it gave way. */
function replacement(task: Task, slot: readonly TaskRecord[], next: Cluster): Replaced[] {
  const [old] = slot
    .filter((other) => other.id !== task.id && other.createdAt <= task.createdAt)
    .sort((a, b) => b.createdAt - a.createdAt);
  if (!old || task.iteration !== old.iteration) return [];
  const madeAt = slot.find(({ id }) => id === task.id)?.madeAt ?? task.since;
  return [
    {
      kind: 'task-replaced',
      task: task.id,
      old: old.id,
      name: taskName(task, next),
      from: nodeNameOf(old, next.nodes),
      to: nodeNameOf(task, next.nodes),
      exitCode: hasFailed(old) ? old.exitCode : null,
      cause: causeOf(old, task, next),
      tookMs: Math.max(0, task.since - (isOver(old) ? Math.min(old.since, madeAt) : madeAt)),
    },
  ];
}

function causeOf(old: Task, task: Task, next: Cluster): Replaced['cause'] {
  if (hasFailed(old)) return 'failed';
  const node = old.node === null ? undefined : next.nodes.get(old.node);
  if (old.template !== task.template) return 'update';
  if (node?.state === 'down' || node?.state === 'disconnected') return 'node-down';
  if (node?.availability === 'drain') return 'drain';
  return 'other';
}

/** Services that reached their number by new slots: created, or scaled up. Healing is told by the replacement. */
function converged(
  nowRunning: readonly Task[],
  replaced: readonly Replaced[],
  members: ReadonlyMap<Task['service'], readonly TaskRecord[]>,
  previous: Cluster,
  next: Cluster,
): ActivityEvent[] {
  const healed = new Set(replaced.map((event) => event.task));
  const grown = new Set(nowRunning.filter((task) => !healed.has(task.id)).map((task) => task.service));
  return [...grown].flatMap((id) => {
    const service = id === null ? undefined : next.services.get(id);
    if (service?.mode.kind !== 'replicated') return [];
    const tasks = members.get(service.id) ?? [];
    const { running, desired } = replicaCount(service, tasks, next.nodes);
    if (running !== desired || wasConverged(service, tasks, previous)) return [];
    const last = tasks
      .filter((task) => isRunning(task, next.nodes))
      .reduce((latest, { since }) => Math.max(latest, since), 0);
    return [
      {
        kind: 'service-converged' as const,
        service: service.id,
        name: service.name,
        running,
        tookMs: Math.max(0, last - service.updatedAt),
      },
    ];
  });
}

/** Tasks that are no more are left out: what is gone from a service that grows was over. */
function wasConverged(service: Service, members: readonly Task[], previous: Cluster): boolean {
  const before = previous.services.get(service.id);
  if (!before) return false;
  const then = members.flatMap(({ id }) => previous.tasks.get(id) ?? []);
  const { running, desired } = replicaCount(before, then, previous.nodes);
  return running === desired && before.version === service.version;
}
