import { sameJson } from '@/lib/base/equal';
import { inSlices } from '@/lib/base/in-slices';
import type { Clock } from '@/lib/base/time';
import type { TaskFilter } from '@/lib/docker/engine';
import { EMPTY_CLUSTER, type RecordedCluster } from '@/lib/swarm/objects/cluster';
import type { NodeId, TaskId } from '@/lib/swarm/objects/ids';
import type { Network } from '@/lib/swarm/objects/network';
import { isReporting, type SwarmNode, withNamesakes } from '@/lib/swarm/objects/node';
import type { Service } from '@/lib/swarm/objects/service';
import { isOver, isWanted, type TaskRecord } from '@/lib/swarm/objects/task';
import { type Delta, diff } from '@/lib/swarm/picture/diff';
import { createClocks, isStart, type Span } from './clocks';
import { type Replaced, replaceAll } from './collection';
import { coveredBy } from './covers';
import { each } from './each';
import { createHistory } from './history';
import { withHistory, withOurTime, withSlot } from './journal';
import { createLooks } from './looks';
import { MarkBook } from './mark-book';
import { surplus } from './retention';
import { serviceInOurTime } from './service-time';
import { createTaskLedger, type Merged, type TaskLedger } from './task-ledger';
import { createTurns, type Turns } from './turns';

/** The swarm as known now: what the answers left, whichever came last. */
export interface SwarmState {
  readonly nodes: RecordedCluster['nodes'];
  readonly services: RecordedCluster['services'];
  readonly networks: RecordedCluster['networks'];
  readonly tasks: TaskLedger;
  readonly turns: Turns;
  /**
   * What turns the picture `drawn`, which was the present one at the last call, into the present one. Cost follows the
   * change; in slices, what changes meanwhile may be part of it, and is looked at in the next call.
   */
  takeChanges(drawn: RecordedCluster): Generator<undefined, Delta | null>;
  setNodes(items: readonly SwarmNode[]): Replaced<SwarmNode['id'], SwarmNode>;
  /** `askedAt` is when the list was asked for, by our clock. */
  setServices(items: readonly Service[], askedAt: number): Replaced<Service['id'], Service>;
  setNetworks(items: readonly Network[]): Replaced<Network['id'], Network>;
  /**
   * Takes the answer of a request that began at `began`. What a list without a filter by desired state does not name is
   * gone; for others see `Merged.missing`.
   */
  mergeTasks(items: readonly TaskRecord[], began: number, filter: TaskFilter): Promise<Merged>;
}

export function createSwarmState(clock: Clock): SwarmState {
  const turns = createTurns(clock);
  const clocks = createClocks();
  const looks = createLooks();
  const marks = new MarkBook();
  /** When the list of services that is known was asked for. */
  let servicesAskedAt: number | null = null;
  /** Who led at the latest list of services. */
  let ledBy: NodeId | null = null;

  const judge = (id: NodeId, stamp: number, span: Span) => {
    if (!clocks.judge(id, stamp, span)) return;
    const node = live.nodes.get(id);
    if (node) live.nodes = new Map(live.nodes).set(id, { ...node, clockOffset: clocks.offset(id) });
  };
  const tasks = createTaskLedger(turns, (fresh, known, namedAt) => {
    const service = fresh.service === null ? undefined : live.services.get(fresh.service);
    const isBack = isOlder(fresh, known);
    // Of a task that is new no list knew that would have named it.
    const after = isBack ? null : known ? namedAt : isWanted(fresh) ? looks.last(fresh.service) : null;
    const span = { after, before: clock() };
    if (fresh.node !== null && isStart(fresh, known)) judge(fresh.node, fresh.stamp, span);
    const placed = withSlot(fresh, service, known);
    return withHistory(withOurTime(placed, isBack ? undefined : known, span), known);
  });
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
    get networks() {
      return live.networks;
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
      const timed = items.map((node) => {
        if (!isReporting(node)) clocks.silent(node.id, clock());
        const clockOffset = clocks.offset(node.id);
        return node.clockOffset === clockOffset ? node : { ...node, clockOffset };
      });
      const result = replaceAll(
        live.nodes,
        withNamesakes(timed),
        (a, b) =>
          a.version === b.version && a.sharesHostname === b.sharesHostname && sameJson(a.manager, b.manager),
      );
      live.nodes = result.next;
      for (const { id } of result.removed) clocks.forget(id);
      return result;
    },
    setServices(items, askedAt) {
      const askedBefore = servicesAskedAt;
      servicesAskedAt = askedAt;
      const leader = [...live.nodes.values()].find(({ manager }) => manager?.leader)?.id ?? null;
      // What is written is stamped by the leader; who leads only now did not stamp what another wrote.
      const writer = leader === ledBy ? leader : null;
      ledBy = leader;
      const before = clock();
      const markOf = marks.marksFor(items);
      const timed = items.map((service) => {
        const known = live.services.get(service.id);
        if (known?.version === service.version) return known;
        const span = { after: isOlder(service, known) ? null : askedBefore, before };
        if (writer !== null) judge(writer, service.updatedAt, span);
        return { ...serviceInOurTime(service, known, span), mark: markOf.get(service.name) ?? service.mark };
      });
      const result = replaceAll(live.services, timed, Object.is);
      live.services = result.next;
      for (const service of result.changed)
        for (const task of tasks.ofService(service.id)) {
          const placed = withSlot(task, service);
          if (placed !== task) tasks.replace(placed);
        }
      // Swarm forgets what a removed service ran; what still runs is followed to its end.
      for (const service of result.removed) {
        tasks.drop(tasks.ofService(service.id).filter(isOver));
        looks.forget(service.id);
      }
      return result;
    },
    setNetworks(items) {
      const result = replaceAll(live.networks, items, sameJson);
      live.networks = result.next;
      return result;
    },
    async mergeTasks(items, began, filter) {
      const askedAt = turns.askedAt(began);
      const merged = await tasks.merge(history.unforgotten(items), began, coveredBy(filter, tasks));
      looks.took(filter, askedAt);
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

/** After a restore from a backup what is older comes back, and nothing of it happened just now. */
const isOlder = (fresh: { readonly version: number }, known: { readonly version: number } | undefined) =>
  known !== undefined && known.version > fresh.version;

const NO_TASKS: RecordedCluster['tasks'] = new Map();
