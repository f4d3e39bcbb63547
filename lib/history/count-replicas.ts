import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { NodeId, ServiceId } from '@/lib/swarm/objects/ids';
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
}

/** What `replicaCount` says of every service, at a cost that follows the change instead of the service's tasks. */
export interface ReplicaCounts {
  /** Takes a step of the picture; returns the services whose counts may be others. */
  take(previous: Cluster, next: Cluster, delta: Delta): Set<ServiceId>;
  of(service: Service): { readonly desired: number; readonly running: number };
}

export function createReplicaCounts(): ReplicaCounts {
  const counts = new Map<ServiceId, Count>();

  /** Counts a task in (1), or out again (-1). */
  function count(task: Task, { services, nodes }: Cluster, by: 1 | -1, touched: Set<ServiceId>): void {
    if (task.service === null) return;
    if (task.iteration !== null && services.get(task.service)?.iteration !== task.iteration) return;
    const of = counts.get(task.service) ?? { running: 0, wanted: 0, completed: 0, byNode: new Map() };
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
    // Also what a service leaves behind: its tasks go after it.
    if (of.wanted === 0 && of.completed === 0 && of.byNode.size === 0) counts.delete(task.service);
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
    of({ id, mode }) {
      const { running = 0, wanted = 0, completed = 0 } = counts.get(id) ?? {};
      switch (mode.kind) {
        case 'replicated':
          return { running, desired: mode.replicas };
        case 'replicated-job':
          return { running, desired: Math.min(mode.concurrent, mode.completions) };
        case 'global':
          return { running, desired: wanted };
        case 'global-job':
          return { running, desired: wanted + completed };
      }
    },
  };
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

function turnedNodes(previous: Cluster, next: Cluster, delta: Delta): Map<NodeId, 1 | -1> {
  const turned = new Map<NodeId, 1 | -1>();
  for (const id of [...(delta.put.nodes ?? []).map((node) => node.id), ...(delta.remove.nodes ?? [])]) {
    const isNow = reports(next.nodes, id);
    if (isNow !== reports(previous.nodes, id)) turned.set(id, isNow ? 1 : -1);
  }
  return turned;
}
