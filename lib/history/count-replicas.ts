import { givenUp } from '@/lib/swarm/derived/given-up';
import { givenUpIn } from '@/lib/swarm/derived/missed';
import { slotsOf } from '@/lib/swarm/derived/slots';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { NodeId, ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import { isReporting } from '@/lib/swarm/objects/node';
import { isJob, type Service } from '@/lib/swarm/objects/service';
import { isWanted, type Task } from '@/lib/swarm/objects/task';
import type { Delta } from '@/lib/swarm/picture/diff';

/** Counts of one service, kept up task by task. */
interface Count {
  /** Of those on nodes that report. */
  running: number;
  wanted: number;
  completed: number;
  /** Tasks that say that they run and are meant to, by node, reporting or not. */
  readonly byNode: Map<NodeId, number>;
  /** A global service's tasks, history too, by the node that is their slot. */
  readonly slots: Map<NodeId, Map<TaskId, Task>>;
  /** Those of the nodes where Swarm has given up. */
  readonly missed: Set<NodeId>;
}

/** What `fullCount` says of every service, at a cost that follows the change instead of the service's tasks. */
export interface ReplicaCounts {
  /** Takes a step of the picture; returns the services whose counts may be others. */
  take(previous: Cluster, next: Cluster, delta: Delta): Set<ServiceId>;
  of(service: Service, nodes: Cluster['nodes']): { readonly desired: number; readonly running: number };
}

export function createReplicaCounts(): ReplicaCounts {
  const counts = new Map<ServiceId, Count>();

  /** Counts a task in (1), or out again (-1). */
  function count(task: Task, { services, nodes }: Cluster, by: 1 | -1, touched: Set<ServiceId>): void {
    if (task.service === null) return;
    if (task.iteration !== null && services.get(task.service)?.iteration !== task.iteration) return;
    const of = counts.get(task.service) ?? noCount();
    counts.set(task.service, of);
    touched.add(task.service);
    if (task.state === 'complete') of.completed += by;
    else if (isWanted(task)) of.wanted += by;
    if (task.state === 'running' && isWanted(task) && task.node !== null) {
      const here = (of.byNode.get(task.node) ?? 0) + by;
      if (here === 0) of.byNode.delete(task.node);
      else of.byNode.set(task.node, here);
      if (reports(nodes, task.node)) of.running += by;
    }
    if (task.slot === null && task.node !== null) countSlot(of, task, task.node, by);
    // Also what a service leaves behind: its tasks go after it.
    if (of.wanted === 0 && of.completed === 0 && of.byNode.size === 0 && of.slots.size === 0)
      counts.delete(task.service);
  }

  /** What nodes that begin or cease to report make of the tasks that were there. */
  function turn(turned: ReadonlyMap<NodeId, 1 | -1>, touched: Set<ServiceId>): void {
    for (const [id, of] of counts)
      for (const [node, here] of of.byNode) {
        const by = turned.get(node);
        if (!by) continue;
        of.running += by * here;
        touched.add(id);
      }
  }

  return {
    take(previous, next, delta) {
      const touched = new Set<ServiceId>();
      const turned = turnedNodes(previous, next, delta);
      if (turned.size > 0) turn(turned, touched);
      // Where it has given up, any change of a node may make it fit, or unfit.
      const changed = changedNodes(delta);
      for (const [id, { missed }] of counts)
        if (missed.size > 0 && changed.some((node) => missed.has(node))) touched.add(id);
      // The services as they were, the nodes as they are: those have turned already.
      const before = { ...previous, nodes: next.nodes };
      const after = { ...before, services: previous.services };
      for (const id of delta.remove.tasks ?? []) {
        const task = previous.tasks.get(id);
        if (task) count(task, before, -1, touched);
      }
      for (const task of delta.put.tasks ?? []) {
        const known = previous.tasks.get(task.id);
        if (known) count(known, before, -1, touched);
        count(task, after, 1, touched);
      }
      const rerun = new Set(
        (delta.put.services ?? []).filter((job) => isRerun(job, previous)).map(({ id }) => id),
      );
      if (rerun.size > 0) {
        for (const id of rerun) counts.delete(id);
        for (const task of next.tasks.values())
          if (task.service !== null && rerun.has(task.service)) count(task, next, 1, touched);
      }
      // Tasks of a job count only while it is known.
      for (const id of delta.remove.services ?? []) if (isKnownJob(id, previous)) counts.delete(id);
      return touched;
    },
    of(service, nodes) {
      const { mode } = service;
      const { running, wanted, completed, slots, missed } = counts.get(service.id) ?? noCount();
      const countMissed = () =>
        [...missed].filter((node) => slotsIn(slots.get(node)).some((slot) => givenUpIn(slot, service, nodes)))
          .length;
      switch (mode.kind) {
        case 'replicated':
          return { running, desired: mode.replicas };
        case 'replicated-job':
          return { running, desired: Math.min(mode.concurrent, mode.completions) };
        case 'global':
          return { running, desired: wanted + countMissed() };
        case 'global-job':
          return { running, desired: wanted + completed + countMissed() };
      }
    },
  };
}

const noCount = (): Count => ({
  running: 0,
  wanted: 0,
  completed: 0,
  byNode: new Map(),
  slots: new Map(),
  missed: new Set(),
});

const slotsIn = (tasks: ReadonlyMap<TaskId, Task> | undefined) => slotsOf(tasks?.values() ?? []);

/** Counts a task of a global service into its slot (1), or out of it (-1). */
function countSlot({ slots, missed }: Count, task: Task, node: NodeId, by: 1 | -1): void {
  const slot = slots.get(node) ?? new Map<TaskId, Task>();
  if (by === 1) slot.set(task.id, task);
  else slot.delete(task.id);
  if (slot.size > 0) slots.set(node, slot);
  else slots.delete(node);
  if (slotsIn(slot).some(givenUp)) missed.add(node);
  else missed.delete(node);
}

/** Its tasks of before no longer count, and those that do may be in the picture already. */
const isRerun = (service: Service, previous: Cluster): boolean =>
  isJob(service.mode) && previous.services.get(service.id)?.iteration !== service.iteration;

const isKnownJob = (id: ServiceId, { services }: Cluster): boolean => {
  const service = services.get(id);
  return service !== undefined && isJob(service.mode);
};

const reports = (nodes: Cluster['nodes'], id: NodeId): boolean => {
  const node = nodes.get(id);
  return node !== undefined && isReporting(node);
};

const changedNodes = ({ put, remove }: Delta): readonly NodeId[] => [
  ...(put.nodes ?? []).map((node) => node.id),
  ...(remove.nodes ?? []),
];

function turnedNodes(previous: Cluster, next: Cluster, delta: Delta): Map<NodeId, 1 | -1> {
  const turned = new Map<NodeId, 1 | -1>();
  for (const id of changedNodes(delta)) {
    const isNow = reports(next.nodes, id);
    if (isNow !== reports(previous.nodes, id)) turned.set(id, isNow ? 1 : -1);
  }
  return turned;
}
