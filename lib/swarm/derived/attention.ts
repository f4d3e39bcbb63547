import { groupBy } from '@/lib/base/group';
import type { Cluster } from '../objects/cluster';
import type { NodeId } from '../objects/ids';
import { isReporting, type SwarmNode } from '../objects/node';
import type { Service } from '../objects/service';
import { hasFailed, isWanted, slotKey, type Task } from '../objects/task';
import { givenUp } from './given-up';
import { isCurrentRun, isRunning } from './health';
import { type Slot, slotsOf } from './slots';

/** Something that a person should look at now, the gravest first. Waiting tasks have a tray of their own. */
export type AttentionItem =
  | { readonly kind: 'node-down'; readonly node: SwarmNode; readonly tasks: number }
  | { readonly kind: 'manager-unreachable'; readonly node: SwarmNode }
  | { readonly kind: 'update-paused'; readonly service: Service }
  | { readonly kind: 'clock-off'; readonly node: SwarmNode }
  | {
      readonly kind: 'service-failing';
      readonly service: Service;
      /** The latest failure. */
      readonly task: Task;
      readonly slots: number;
      /** Failures that Swarm still remembers in these slots. */
      readonly failures: number;
    };

/** How long a replacement must hold before the failure before it is history: a crash loop must not blink. */
export const SETTLE_MS = 30_000;

/** Finds tasks without a look at all of them. */
export interface TaskFinder {
  /** The tasks that failed, history too. */
  failedTasks(): readonly Task[];
  /** All tasks that filled a slot (`slotKey`). */
  tasksOfSlot(key: string): readonly Task[];
  /** How many tasks say that they run on this node. */
  runningAt(id: NodeId): number;
}

/**
 * `now` is the server's clock, ms since 1970. Old failures in a slot that runs again, or that has done its job, are no
 * cause for alarm, and neither are those of a job's earlier runs.
 */
export function attention(cluster: Cluster, tasks: TaskFinder, now: number): AttentionItem[] {
  const nodes = [...cluster.nodes.values()];
  const down = nodes
    .filter((node) => (node.state === 'down' || node.state === 'disconnected') && !isPutAside(node))
    .map((node) => ({ kind: 'node-down' as const, node, tasks: tasks.runningAt(node.id) }));
  const unreachable = nodes
    .filter((node) => node.state !== 'down' && node.manager?.reachability === 'unreachable')
    .map((node) => ({ kind: 'manager-unreachable' as const, node }));
  const paused = [...cluster.services.values()]
    .filter((service) => service.update?.state === 'paused' || service.update?.state === 'rollback_paused')
    .map((service) => ({ kind: 'update-paused' as const, service }));
  const wrong = nodes
    .filter((node) => node.clockOffset !== 0 && isReporting(node))
    .map((node) => ({ kind: 'clock-off' as const, node }));
  return [...down, ...unreachable, ...paused, ...failing(cluster, tasks, now), ...wrong];
}

/** A worker that somebody drained may go: its tasks have left it. A manager is missed whatever runs on it. */
const isPutAside = ({ role, availability }: SwarmNode): boolean =>
  role === 'worker' && availability === 'drain';

function failing(cluster: Cluster, tasks: TaskFinder, now: number): AttentionItem[] {
  const suspects = new Set(tasks.failedTasks().map(slotKey));
  const members = [...suspects].flatMap((key) => tasks.tasksOfSlot(key));
  return [...groupBy(members, (task) => task.service)]
    .flatMap(([id, own]) => {
      const service = id === null ? undefined : cluster.services.get(id);
      const current = service ? own.filter((task) => isCurrentRun(task, service)) : [];
      const slots = slotsOf(current).filter((slot) => isFailing(slot, cluster, now));
      const failures = slots
        .flatMap((slot) => [slot.current, ...slot.earlier])
        .filter(hasFailed)
        .sort((a, b) => b.since - a.since);
      const [task] = failures;
      return service && task
        ? [
            {
              kind: 'service-failing' as const,
              service,
              task,
              slots: slots.length,
              failures: failures.length,
            },
          ]
        : [];
    })
    .sort((a, b) => b.task.since - a.task.since);
}

function isFailing(slot: Slot, { nodes }: Cluster, now: number): boolean {
  const { current, earlier } = slot;
  if (!isWanted(current)) {
    const last = givenUp(slot);
    return last !== null && hasFailed(last);
  }
  // A job's task stays wanted when it has done its work.
  if (current.state === 'complete') return false;
  if (hasFailed(current)) return true;
  const [before] = earlier;
  if (!before || !hasFailed(before)) return false;
  return !isRunning(current, nodes) || now - current.since < SETTLE_MS;
}
