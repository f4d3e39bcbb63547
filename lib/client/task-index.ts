import { shownTasks } from '@/lib/swarm/derived/shown';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { NodeId, ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import { hasFailed, slotKey, type Task } from '@/lib/swarm/objects/task';
import type { Delta } from '@/lib/swarm/picture/diff';

/** Where tasks without a node are: the waiting tray. */
export const TRAY = '';
/** Where tasks of nodes that the swarm no longer has are drawn, as if that were a node. */
export const REMOVED = '\0removed' as NodeId; // no node's: Docker's ids are letters and digits
export type Place = NodeId | typeof TRAY;

/** Where a task is drawn. */
export const placeOf = ({ node }: Pick<Task, 'node'>, nodes: Cluster['nodes']): Place =>
  node === null ? TRAY : nodes.has(node) ? node : REMOVED;

/** What a change of the picture did to the indexes. */
export interface IndexChange {
  /** Places whose list of drawn tasks changed. */
  readonly places: ReadonlySet<Place>;
  /** Services of which a task came, changed or went. */
  readonly services: ReadonlySet<ServiceId>;
  /** Tasks that were drawn before and are not now, as they were. */
  readonly left: readonly Task[];
}

/** Tasks by slot, place and service, kept up at a cost that follows the change, not the swarm. */
export class TaskIndex {
  private readonly bySlot = new Map<string, readonly Task[]>();
  private readonly byService = new Map<ServiceId, Set<TaskId>>();
  private readonly byPlace = new Map<Place, Set<TaskId>>();
  /** The tasks that the picture draws, and where. */
  private readonly drawn = new Map<TaskId, Place>();
  private readonly failures = new Set<TaskId>();
  /** The latest run of each job that a task was seen of. */
  private readonly runs = new Map<ServiceId, number>();

  /** How many tasks the picture draws, those in the tray too. */
  get drawnCount(): number {
    return this.drawn.size;
  }

  drawnIds(): TaskId[] {
    return [...this.drawn.keys()];
  }

  isDrawn(id: TaskId): boolean {
    return this.drawn.has(id);
  }

  at(place: Place): ReadonlySet<TaskId> {
    return this.byPlace.get(place) ?? EMPTY;
  }

  places(): Place[] {
    return [...this.byPlace.keys()];
  }

  ofService(service: ServiceId): ReadonlySet<TaskId> {
    return this.byService.get(service) ?? EMPTY;
  }

  /** The tasks that filled the same slot, this one too. */
  ofSlot(key: string): readonly Task[] {
    return this.bySlot.get(key) ?? [];
  }

  /** The tasks that failed, history too. */
  get failed(): ReadonlySet<TaskId> {
    return this.failures;
  }

  /** Takes the first picture: what `update` comes to where nothing was, in a fraction of the time. */
  fill({ tasks, nodes }: Cluster): void {
    for (const task of tasks.values()) this.remember(task);
    for (const slot of this.bySlot.values())
      for (const task of this.shown(slot, nodes)) this.draw(task, placeOf(task, nodes));
  }

  update(before: Cluster, { nodes }: Cluster, delta: Delta): IndexChange {
    const known = (id: TaskId) => before.tasks.get(id) ?? [];
    const put = delta.put.tasks ?? [];
    const removed = (delta.remove.tasks ?? []).flatMap(known);
    const old = put.flatMap((task) => known(task.id));
    // A job that runs again makes history of what its other slots held.
    const again = new Set(put.flatMap((task) => (this.isNewRun(task) && task.service) || []));
    const others = [...again].flatMap((id) => [...this.ofService(id)]).flatMap(known);
    const slots = new Set([...put, ...old, ...removed, ...others].map(slotKey));
    for (const key of this.slotsMoved(before, delta)) slots.add(key);

    const was = [...slots].flatMap((key) => this.ofSlot(key)).filter((task) => this.drawn.has(task.id));
    for (const task of [...old, ...removed]) this.forget(task);
    for (const task of put) this.remember(task);
    const shown = new Map(
      [...slots]
        .flatMap((key) => this.shown(this.ofSlot(key), nodes))
        .map((task) => [task.id, task] as const),
    );

    const places = new Set<Place>();
    const left: Task[] = [];
    for (const task of was) {
      const now = shown.get(task.id);
      const place = this.drawn.get(task.id) ?? TRAY;
      if (now && placeOf(now, nodes) === place) continue;
      take(this.byPlace, place, task.id);
      places.add(place);
      this.drawn.delete(task.id);
      if (!now) left.push(task);
    }
    for (const task of shown.values()) {
      const place = placeOf(task, nodes);
      if (this.draw(task, place)) places.add(place);
    }
    const services = new Set([...put, ...removed].map((task) => task.service).filter((id) => id !== null));
    return { places, services, left };
  }

  /** Slots of which a task is drawn elsewhere, or no longer, because its node came or went. */
  private slotsMoved(before: Cluster, { put, remove }: Delta): string[] {
    const left = (remove.nodes ?? []).flatMap((id) => [...this.at(id)]);
    const came = new Set((put.nodes ?? []).map(({ id }) => id).filter((id) => !before.nodes.has(id)));
    const moved = left.flatMap((id) => before.tasks.get(id) ?? []).map(slotKey);
    if (came.size === 0) return moved;
    // A node seldom comes, and what was hidden for want of it is in no list by place.
    const isThere = ({ node }: Task) => node !== null && came.has(node);
    return [...moved, ...[...this.bySlot].filter(([, tasks]) => tasks.some(isThere)).map(([key]) => key)];
  }

  /** Whether it was not drawn there yet. */
  private draw(task: Task, place: Place): boolean {
    this.drawn.set(task.id, place);
    return insert(this.byPlace, place, task.id);
  }

  private shown(slot: readonly Task[], nodes: Cluster['nodes']): Task[] {
    const service = slot[0]?.service ?? null;
    return shownTasks(slot, nodes, (service && this.runs.get(service)) ?? null);
  }

  private isNewRun({ service, iteration }: Task): boolean {
    return service !== null && iteration !== null && iteration > (this.runs.get(service) ?? -1);
  }

  private remember(task: Task): void {
    const key = slotKey(task);
    this.bySlot.set(key, [...(this.bySlot.get(key) ?? []), task]);
    if (hasFailed(task)) this.failures.add(task.id);
    if (task.service === null) return;
    insert(this.byService, task.service, task.id);
    if (task.iteration !== null && this.isNewRun(task)) this.runs.set(task.service, task.iteration);
  }

  private forget(task: Task): void {
    const key = slotKey(task);
    const others = this.ofSlot(key).filter(({ id }) => id !== task.id);
    if (others.length > 0) this.bySlot.set(key, others);
    else this.bySlot.delete(key);
    this.failures.delete(task.id);
    if (task.service === null) return;
    take(this.byService, task.service, task.id);
    if (!this.byService.has(task.service)) this.runs.delete(task.service);
  }
}

const EMPTY: ReadonlySet<TaskId> = new Set();

/** Adds `id` to the set at `key`; whether it was not there. */
function insert<K>(index: Map<K, Set<TaskId>>, key: K, id: TaskId): boolean {
  const members = index.get(key) ?? new Set();
  if (members.has(id)) return false;
  index.set(key, members.add(id));
  return true;
}

/** Removes `id` from the set at `key`, and the set with its last member. */
function take<K>(index: Map<K, Set<TaskId>>, key: K, id: TaskId): void {
  const members = index.get(key);
  members?.delete(id);
  if (members?.size === 0) index.delete(key);
}
