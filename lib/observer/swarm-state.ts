import { sameJson } from '@/lib/base/equal';
import { inSlices } from '@/lib/base/in-slices';
import type { TaskFilter } from '@/lib/docker/engine';
import { EMPTY_CLUSTER, type RecordedCluster } from '@/lib/swarm/cluster';
import { type Delta, diff } from '@/lib/swarm/diff';
import type { TaskId } from '@/lib/swarm/ids';
import type { Network } from '@/lib/swarm/network';
import type { SwarmNode } from '@/lib/swarm/node';
import type { Service } from '@/lib/swarm/service';
import { isOver, type TaskRecord } from '@/lib/swarm/task';
import { type Replaced, replaceAll } from './collection';
import { coveredBy } from './covers';
import { each } from './each';
import { createHistory } from './history';
import { withSlot } from './journal';
import { surplus } from './retention';
import { createTaskLedger, type Merged, type TaskLedger } from './task-ledger';
import { createTurns, type Turns } from './turns';

/** The swarm as known now: what the answers left, whichever came last. */
export interface SwarmState {
  readonly nodes: RecordedCluster['nodes'];
  readonly services: RecordedCluster['services'];
  readonly tasks: TaskLedger;
  readonly turns: Turns;
  /**
   * What turns the picture `drawn`, which was the present one at the last call, into the present one. Cost follows the
   * change; in slices, what changes meanwhile may be part of it, and is looked at in the next call.
   */
  takeChanges(drawn: RecordedCluster): Generator<undefined, Delta | null>;
  setNodes(items: readonly SwarmNode[]): Replaced<SwarmNode['id'], SwarmNode>;
  setServices(items: readonly Service[]): Replaced<Service['id'], Service>;
  setNetworks(items: readonly Network[]): Replaced<Network['id'], Network>;
  /**
   * Takes the answer of a request that began at `began`. What a list without a filter by desired state does not name is
   * gone; for others see `Merged.missing`.
   */
  mergeTasks(items: readonly TaskRecord[], began: number, filter: TaskFilter): Promise<Merged>;
}

export function createSwarmState(): SwarmState {
  const turns = createTurns();
  const tasks = createTaskLedger(turns, (task, known) =>
    withSlot(task, task.service === null ? undefined : live.services.get(task.service), known),
  );
  const history = createHistory(tasks);
  /** The collections that are replaced as wholes. */
  const live = { ...EMPTY_CLUSTER };

  return {
    get nodes() {
      return live.nodes;
    },
    get services() {
      return live.services;
    },
    tasks,
    turns,
    *takeChanges(drawn) {
      const others = diff({ ...drawn, tasks: NO_TASKS }, { ...live, tasks: NO_TASKS });
      const put: TaskRecord[] = [];
      const remove: TaskId[] = [];
      for (const id of tasks.takeTouched()) {
        const task = tasks.tasks.get(id);
        if (task && task !== drawn.tasks.get(id)) put.push(task);
        else if (!task && drawn.tasks.has(id)) remove.push(id);
        yield;
      }
      if (!others && put.length + remove.length === 0) return null;
      return {
        put: { ...others?.put, ...(put.length > 0 && { tasks: put }) },
        remove: { ...others?.remove, ...(remove.length > 0 && { tasks: remove }) },
      };
    },
    setNodes(items) {
      const result = replaceAll(
        live.nodes,
        items,
        (a, b) => a.version === b.version && sameJson(a.manager, b.manager),
      );
      live.nodes = result.next;
      return result;
    },
    setServices(items) {
      const result = replaceAll(live.services, items, (a, b) => a.version === b.version);
      live.services = result.next;
      for (const service of result.changed)
        for (const task of tasks.ofService(service.id)) {
          const placed = withSlot(task, service);
          if (placed !== task) tasks.replace(placed);
        }
      // Swarm forgets what a removed service ran; what still runs is followed to its end.
      for (const service of result.removed) tasks.drop(tasks.ofService(service.id).filter(isOver));
      return result;
    },
    setNetworks(items) {
      const result = replaceAll(live.networks, items, sameJson);
      live.networks = result.next;
      return result;
    },
    async mergeTasks(items, began, filter) {
      const merged = await tasks.merge(history.unforgotten(items), began, coveredBy(filter, tasks));
      if (!filter.desired) tasks.drop(merged.missing);
      else {
        const trim = (service: TaskRecord['service']) => {
          if (service !== null) tasks.drop(surplus(tasks.ofService(service)));
        };
        await inSlices(each(new Set(merged.changed.map((task) => task.service)), trim));
      }
      await history.forget();
      return merged;
    },
  };
}

const NO_TASKS: RecordedCluster['tasks'] = new Map();
