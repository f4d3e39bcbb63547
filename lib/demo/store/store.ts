import { timestamp } from '../objects/timestamp';
import type { Meta, Network, Node, Payload, Service, Task } from '../objects/wire';
import type { Clock } from '../simulation/clock';

export interface Kinds {
  node: Node;
  service: Service;
  task: Task;
  network: Network;
  secret: Payload;
  config: Payload;
}
export type Kind = keyof Kinds;

/** One object's change. Created: no `before`; removed: no `after`. */
export type Change = {
  [K in Kind]: { kind: K; before: Kinds[K] | undefined; after: Kinds[K] | undefined };
}[Kind];

export interface Transaction {
  put<K extends Kind>(kind: K, object: Kinds[K]): void;
  remove<K extends Kind>(kind: K, id: string): void;
}

/** Objects of one kind by id, and listed in the order of their ids, as a manager lists them. */
export class Table<T extends Meta> {
  private readonly byId = new Map<string, T>();
  private sortedIds: string[] | undefined;

  get size(): number {
    return this.byId.size;
  }

  get(id: string | undefined): T | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }

  all(): Iterable<T> {
    return this.byId.values();
  }

  sorted(): T[] {
    this.sortedIds ??= [...this.byId.keys()].sort();
    return this.sortedIds.flatMap((id) => this.byId.get(id) ?? []);
  }

  set(object: T): void {
    if (!this.byId.has(object.ID)) this.sortedIds = undefined;
    this.byId.set(object.ID, object);
  }

  delete(id: string): void {
    if (this.byId.delete(id)) this.sortedIds = undefined;
  }
}

/**
 * The managers' shared memory. Objects are never changed in place: each transaction takes the next number of the
 * one counter and puts new objects that carry it as `Version.Index`. Listeners hear of the changes in order,
 * and what they commit themselves is heard after that.
 */
export class Store {
  readonly nodes = new Table<Node>();
  readonly services = new Table<Service>();
  readonly tasks = new Table<Task>();
  readonly networks = new Table<Network>();
  readonly secrets = new Table<Payload>();
  readonly configs = new Table<Payload>();
  private readonly tables: { [K in Kind]: Table<Kinds[K]> } = {
    node: this.nodes,
    service: this.services,
    task: this.tasks,
    network: this.networks,
    secret: this.secrets,
    config: this.configs,
  };
  private readonly taskIdsByService = new Map<string, Set<string>>();
  private readonly taskIdsByNode = new Map<string, Set<string>>();
  private readonly listeners: ((change: Change) => void)[] = [];
  private queue: Change[] = [];
  private isTelling = false;
  private index = 0;

  constructor(private readonly clock: Clock) {}

  subscribe(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  commit(work: (tx: Transaction) => void): void {
    const index = this.index + 1;
    const changes: Change[] = [];
    const note = (kind: Kind, before: Meta | undefined, after: Meta | undefined) => {
      this.index = index;
      // The three belong together by `put` and `remove`'s signatures, which a union cannot follow.
      const change = { kind, before, after } as Change;
      if (change.kind === 'task') this.reindex(change.before, change.after);
      changes.push(change);
    };
    work({
      put: (kind, object) => {
        const table = this.tables[kind];
        const before = table.get(object.ID);
        const time = before ? timestamp(this.clock.now()) : object.CreatedAt;
        const after = { ...object, Version: { Index: index }, UpdatedAt: time };
        table.set(after);
        note(kind, before, after);
      },
      remove: (kind, id) => {
        const before = this.tables[kind].get(id);
        if (!before) return;
        this.tables[kind].delete(id);
        note(kind, before, undefined);
      },
    });
    this.queue.push(...changes);
    this.tell();
  }

  tasksOfService(id: string): Task[] {
    return this.pick(this.taskIdsByService.get(id));
  }

  tasksOfNode(id: string): Task[] {
    return this.pick(this.taskIdsByNode.get(id));
  }

  private tell(): void {
    if (this.isTelling) return;
    this.isTelling = true;
    try {
      while (this.queue.length > 0) {
        const changes = this.queue;
        this.queue = [];
        for (const change of changes) for (const listener of this.listeners) listener(change);
      }
    } finally {
      this.isTelling = false;
    }
  }

  private pick(ids: Iterable<string> | undefined): Task[] {
    const tasks: Task[] = [];
    for (const id of ids ?? []) {
      const task = this.tasks.get(id);
      if (task) tasks.push(task);
    }
    return tasks;
  }

  private reindex(before: Task | undefined, after: Task | undefined): void {
    move(this.taskIdsByService, before?.ServiceID, after?.ServiceID, before ?? after);
    move(this.taskIdsByNode, before?.NodeID, after?.NodeID, before ?? after);
  }
}

function move(
  index: Map<string, Set<string>>,
  from: string | undefined,
  to: string | undefined,
  task: Task | undefined,
): void {
  if (!task || from === to) return;
  if (from !== undefined) {
    const ids = index.get(from);
    ids?.delete(task.ID);
    if (ids?.size === 0) index.delete(from);
  }
  if (to !== undefined) {
    const ids = index.get(to);
    if (ids) ids.add(task.ID);
    else index.set(to, new Set([task.ID]));
  }
}
