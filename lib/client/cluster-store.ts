import { sameJson } from '@/lib/base/equal';
import type { Totals } from '@/lib/protocol/first-answer';
import type { Revision, Snapshot } from '@/lib/protocol/picture';
import { EMPTY_TALLY, type Tally, tally } from '@/lib/swarm/derived/tally';
import { type Tile, tileOf } from '@/lib/swarm/derived/tile';
import { byRoleAndName } from '@/lib/swarm/layout/view';
import { type Cluster, EMPTY_CLUSTER } from '@/lib/swarm/objects/cluster';
import type { NodeId, ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import type { Service } from '@/lib/swarm/objects/service';
import { isOver, type Task } from '@/lib/swarm/objects/task';
import type { Activity } from '@/lib/swarm/picture/activity';
import { withLines } from '@/lib/swarm/picture/activity-lines';
import { apply, type Delta, diff } from '@/lib/swarm/picture/diff';
import type { PictureTopic } from './picture-topic';
import { shareValues } from './share-values';
import { type IndexChange, type Place, placeOf, REMOVED, TaskIndex, TRAY } from './task-index';
import { compareTiles, rankServices } from './tile-order';
import { Tombstones } from './tombstones';
import { createTopics } from './topics';

/** One step of the picture in this browser. `fresh`: it was caught up with (first, or after a break), not watched. */
export interface Step {
  readonly before: Cluster;
  readonly after: Cluster;
  readonly delta: Delta;
  readonly fresh: boolean;
}

/**
 * The picture in this browser, and who is told of which part of it. Everything that one revision changes is announced
 * in one go, so that React shows it in one commit: the summary never disagrees with the tiles.
 */
export class ClusterStore {
  cluster: Cluster = EMPTY_CLUSTER;
  /** -1 before the first picture. */
  revision = -1;
  /** What there is to a picture that has not come yet, as the page's HTML tells it. */
  outline: Totals | null = null;
  activities: readonly Activity[] = [];
  nodeIds: readonly NodeId[] = [];
  readonly topics = createTopics<PictureTopic>();
  readonly tombstones = new Tombstones();

  private index = new TaskIndex();
  /** Of the server whose revisions build on this picture; null: nobody's do. */
  private epoch: string | null = null;
  private serviceRanks: ReadonlyMap<ServiceId, number> = new Map();
  /** Services that are gone while tasks of theirs still stop: name, colour and place stay until the last one ends. */
  private readonly departed = new Map<ServiceId, Service>();
  /** The picture's services and the departed ones: all that have a name. */
  services: Cluster['services'] = new Map();
  private readonly tiles = new Map<TaskId, Tile>();
  private readonly places = new Map<Place, readonly TaskId[]>();
  private readonly tallies = new Map<Place, Tally>();
  private readonly observers = new Set<(step: Step) => void>();

  /** Where a returning browser left off; null where the picture is not of the server that speaks, or there is none. */
  get resume(): { epoch: string; revision: number } | null {
    return this.epoch === null || this.revision < 0 ? null : { epoch: this.epoch, revision: this.revision };
  }

  /**
   * Takes a whole picture; objects that it merely repeats stay as they are. A server that has not seen Docker yet
   * (revision 0) has nothing to show: the picture from before is better, and stays until there is another.
   */
  load(epoch: string, snapshot: Snapshot): void {
    this.epoch = snapshot.revision > 0 ? epoch : null;
    if (this.epoch === null) return;
    this.activities = snapshot.activities;
    if (this.revision < 0) {
      this.begin(snapshot);
      return;
    }
    const delta = diff(this.cluster, snapshot.cluster, sameJson) ?? NO_DELTA;
    this.commit(apply(this.cluster, delta), delta, snapshot.revision, true);
  }

  /** Takes one revision; false when it does not follow this picture, which then stays as it is. [P3] */
  advance(revision: Revision, isBacklog = false): boolean {
    if (this.epoch === null) return false;
    if (revision.base !== this.revision) return revision.revision <= this.revision;
    this.activities = withLines(this.activities, revision.activities);
    const delta = this.shared(revision.delta);
    this.commit(apply(this.cluster, delta), delta, revision.revision, isBacklog);
    return true;
  }

  /** Hears of each step while the page still shows the picture before it. Returns the end of the subscription. */
  observe(observer: (step: Step) => void): () => void {
    this.observers.add(observer);
    return () => this.observers.delete(observer);
  }

  /** The tiles at a node or in the tray, in their lasting order; tombstones among them. The same list until it changes. */
  tasksAt(place: Place): readonly TaskId[] {
    let ids = this.places.get(place);
    if (!ids) {
      const dead = this.tombstones.at(place).map((task) => task.id);
      const members = new Set([...this.index.at(place), ...dead]);
      const tiles = [...members].flatMap((id) => this.tile(id) ?? []);
      ids = tiles.sort(compareTiles(this.serviceRanks)).map((tile) => tile.task.id);
      this.places.set(place, ids);
    }
    return ids;
  }

  tallyAt(place: Place): Tally {
    let sum = this.tallies.get(place);
    if (!sum) {
      const tasks = [...this.index.at(place)].flatMap((id) => this.cluster.tasks.get(id) ?? []);
      sum = tasks.length === 0 ? EMPTY_TALLY : tally(tasks, this.cluster.nodes);
      this.tallies.set(place, sum);
    }
    return sum;
  }

  /** What to draw of a task; null for one that the picture does not know. The same object until it changes. */
  tile(id: TaskId): Tile | null {
    const known = this.tiles.get(id);
    if (known) return known;
    const task = this.cluster.tasks.get(id) ?? this.tombstones.get(id);
    if (!task) return null;
    const mark = (task.service && this.services.get(task.service)?.mark) || this.tombstones.markOf(id);
    const tile = tileOf(
      task,
      { services: this.services, nodes: this.cluster.nodes },
      mark,
      !this.index.isDrawn(id),
    );
    this.tiles.set(id, tile);
    return tile;
  }

  /** The tasks that failed, history too. */
  failedTasks(): readonly Task[] {
    return [...this.index.failed].flatMap((id) => this.cluster.tasks.get(id) ?? []);
  }

  runningAt(id: NodeId): number {
    const isSaid = (task: TaskId) => this.cluster.tasks.get(task)?.state === 'running';
    return [...this.index.at(id)].filter(isSaid).length;
  }

  tasksOfService(id: ServiceId): readonly Task[] {
    return [...this.index.ofService(id)].flatMap((task) => this.cluster.tasks.get(task) ?? []);
  }

  /** All tasks that filled a slot, as far as the picture remembers. */
  tasksOfSlot(key: string): readonly Task[] {
    return this.index.ofSlot(key);
  }

  drawnIds(): TaskId[] {
    return this.index.drawnIds();
  }

  /** Where tasks are drawn. */
  placesInUse(): Place[] {
    return this.index.places();
  }

  isDrawn(id: TaskId): boolean {
    return this.index.isDrawn(id);
  }

  get drawnCount(): number {
    return this.index.drawnCount;
  }

  /** Takes away the tombstones that are older than `at` (ms of this machine), or those of the given tasks. */
  bury(which: { readonly before: number } | { readonly ids: readonly TaskId[] }): void {
    const topics = new Set<PictureTopic>();
    for (const task of this.tombstones.bury(which)) {
      this.touchTask(task.id, topics);
      this.touchPlace(task.node ?? TRAY, topics);
    }
    if (topics.size > 0) this.topics.emit(topics.add('tombstones'));
  }

  /** The first picture: everything is new, so nothing is compared, and everybody is told. */
  private begin({ cluster, revision }: Snapshot): void {
    const delta = diff(this.cluster, cluster) ?? NO_DELTA;
    for (const observer of this.observers)
      observer({ before: this.cluster, after: cluster, delta, fresh: true });
    this.cluster = cluster;
    this.revision = revision;
    this.index.fill(cluster);
    this.nameServices(true);
    this.sortNodes();
    // What was asked before there was a picture was answered with nothing.
    for (const answers of [this.tiles, this.places, this.tallies]) answers.clear();
    this.topics.emitAll();
  }

  private commit(after: Cluster, delta: Delta, revision: number, fresh: boolean): void {
    const before = this.cluster;
    for (const observer of this.observers) observer({ before, after, delta, fresh });
    const change = this.index.update(before, after, delta);
    const died = change.left.filter((task) => !isOver(task)).map((task) => after.tasks.get(task.id) ?? task);
    const buried = fresh
      ? this.tombstones.bury({ before: Number.POSITIVE_INFINITY })
      : this.tombstones.raise(died, this.services, Date.now());
    this.cluster = after;
    this.revision = revision;
    const topics = new Set<PictureTopic>(['picture', 'tombstones']);
    for (const task of buried) this.tiles.delete(task.id);
    for (const task of buried) this.touchPlace(task.node ?? TRAY, topics);
    this.touchServices(before, delta, topics);
    this.touchTasks(delta, change, topics);
    this.touchNodes(before, delta, topics);
    if (delta.put.networks || delta.remove.networks) topics.add('networks');
    this.topics.emit(topics);
  }

  /** Its tasks hold what they were before, or others of their service are, in place of copies. */
  private shared({ put, remove }: Delta): Delta {
    if (!put.tasks) return { put, remove };
    const tasks = put.tasks.map((task) => {
      const [sibling] = task.service === null ? [] : this.index.ofService(task.service);
      const likes = [task.id, sibling].flatMap((id) => (id && this.cluster.tasks.get(id)) || []);
      return shareValues(task, likes, this.cluster);
    });
    return { put: { ...put, tasks }, remove };
  }

  private touchServices(before: Cluster, delta: Delta, topics: Set<PictureTopic>): void {
    const put = delta.put.services ?? [];
    const removed = delta.remove.services ?? [];
    if (put.length + removed.length === 0) return;
    for (const id of removed) {
      const service = before.services.get(id);
      if (service && this.index.ofService(id).size > 0) this.departed.set(id, service);
    }
    const isNamed = ({ id, name, stack }: Service) => {
      const old = before.services.get(id);
      return old?.name === name && old.stack === stack;
    };
    this.nameServices(removed.length > 0 || !put.every(isNamed));
    topics.add('services');
    for (const id of removed) topics.add(`service:${id}`);
    for (const service of put) {
      topics.add(`service:${service.id}`);
      if (isNamed(service) && before.services.get(service.id)?.template === service.template) continue;
      for (const id of this.index.ofService(service.id)) this.touchTask(id, topics);
    }
  }

  /** Who is known by name; and where a name came, changed or went, what follows from it. */
  private nameServices(anew: boolean): void {
    const { services } = this.cluster;
    this.services = this.departed.size === 0 ? services : new Map([...this.departed, ...services]);
    if (!anew) return;
    this.serviceRanks = rankServices(this.services);
  }

  private touchTasks(delta: Delta, change: IndexChange, topics: Set<PictureTopic>): void {
    for (const task of delta.put.tasks ?? []) this.touchTask(task.id, topics);
    for (const id of delta.remove.tasks ?? []) this.touchTask(id, topics);
    for (const task of change.left) this.touchTask(task.id, topics);
    for (const place of change.places) this.touchPlace(place, topics);
    for (const service of change.services) topics.add(`service-tasks:${service}`);
    const ended = [...change.services].filter((id) => this.index.ofService(id).size === 0);
    if (ended.filter((id) => this.departed.delete(id)).length > 0) this.nameServices(true);
  }

  private touchNodes(before: Cluster, delta: Delta, topics: Set<PictureTopic>): void {
    const put = delta.put.nodes ?? [];
    const removed = delta.remove.nodes ?? [];
    if (put.length + removed.length === 0) return;
    for (const id of [...removed, ...put.map((node) => node.id)]) topics.add(`node:${id}`);
    topics.add('nodes');
    const isInPlace = (node: SwarmNode) => {
      const old = before.nodes.get(node.id);
      return old !== undefined && nodeName(old) === nodeName(node) && old.role === node.role;
    };
    if (removed.length > 0 || !put.every(isInPlace)) {
      this.sortNodes();
      topics.add('node-ids');
    }
    if (removed.length > 0 || put.some(({ id }) => !before.nodes.has(id)))
      for (const task of this.index.at(REMOVED)) this.touchTask(task, topics);
    const believed = (id: NodeId) => before.nodes.get(id)?.state === this.cluster.nodes.get(id)?.state;
    for (const id of [...removed, ...put.map((node) => node.id)]) {
      if (believed(id)) continue;
      for (const task of this.index.at(id)) this.touchTask(task, topics);
      this.tallies.delete(id);
    }
  }

  private sortNodes(): void {
    this.nodeIds = [...this.cluster.nodes.values()].sort(byRoleAndName).map((node) => node.id);
  }

  /** What a task's tile, and its place's sums, were is no longer so. */
  private touchTask(id: TaskId, topics: Set<PictureTopic>): void {
    const task = this.cluster.tasks.get(id);
    const place = task ? placeOf(task, this.cluster.nodes) : TRAY;
    this.tiles.delete(id);
    this.tallies.delete(place);
    topics.add(`task:${id}`).add(`tally:${place}`);
  }

  private touchPlace(place: Place, topics: Set<PictureTopic>): void {
    this.places.delete(place);
    this.tallies.delete(place);
    topics.add(`place:${place}`).add(`tally:${place}`);
  }
}

const NO_DELTA: Delta = { put: {}, remove: {} };
