import { timestamp } from '../objects/timestamp';
import type { Meta, Network, Node, Payload, Service, Task } from '../objects/wire';
import type { Clock } from '../simulation/clock';
import { createTable, type Table, type WritableTable } from './table';
import { createTaskIndex } from './task-index';

interface Kinds {
  readonly node: Node;
  readonly service: Service;
  readonly task: Task;
  readonly network: Network;
  readonly secret: Payload;
  readonly config: Payload;
}
type Kind = keyof Kinds;

/** One object's change. Created: no `before`; removed: no `after`. */
export type Change = {
  [K in Kind]: {
    readonly kind: K;
    readonly before: Kinds[K] | undefined;
    readonly after: Kinds[K] | undefined;
  };
}[Kind];

export interface Transaction {
  put<K extends Kind>(kind: K, object: Kinds[K]): void;
  remove(kind: Kind, id: string): void;
}

/**
 * The managers' shared memory. Objects are never changed in place: each transaction takes the next number of the
 * one counter and puts new objects that carry it as `Version.Index`. Listeners hear of the changes in order,
 * and what they commit themselves is heard after that.
 */
export interface Store {
  readonly nodes: Table<Node>;
  readonly services: Table<Service>;
  readonly tasks: Table<Task>;
  readonly networks: Table<Network>;
  readonly secrets: Table<Payload>;
  readonly configs: Table<Payload>;
  subscribe(listener: (change: Change) => void): void;
  commit(work: (tx: Transaction) => void): void;
  tasksOfService(id: string): Task[];
  tasksOfNode(id: string): Task[];
}

export function createStore(clock: Clock): Store {
  const tables: { readonly [K in Kind]: WritableTable<Kinds[K]> } = {
    node: createTable(),
    service: createTable(),
    task: createTable(),
    network: createTable(),
    secret: createTable(),
    config: createTable(),
  };
  const byService = createTaskIndex((task) => task.ServiceID);
  const byNode = createTaskIndex((task) => task.NodeID);
  const listeners: ((change: Change) => void)[] = [];
  let queue: Change[] = [];
  let isTelling = false;
  let lastIndex = 0;

  const note = (changes: Change[], kind: Kind, before: Meta | undefined, after: Meta | undefined) => {
    // The three belong together by `put` and `remove`'s signatures, which a union cannot follow.
    const change = { kind, before, after } as Change;
    if (change.kind === 'task') {
      byService.move(change.before, change.after);
      byNode.move(change.before, change.after);
    }
    changes.push(change);
  };

  const tell = () => {
    if (isTelling) return;
    isTelling = true;
    try {
      while (queue.length > 0) {
        const changes = queue;
        queue = [];
        for (const change of changes) for (const listener of listeners) listener(change);
      }
    } finally {
      isTelling = false;
    }
  };

  const pick = (ids: ReadonlySet<string>) => {
    const tasks: Task[] = [];
    for (const id of ids) {
      const task = tables.task.get(id);
      if (task) tasks.push(task);
    }
    return tasks;
  };

  return {
    nodes: tables.node,
    services: tables.service,
    tasks: tables.task,
    networks: tables.network,
    secrets: tables.secret,
    configs: tables.config,
    subscribe: (listener) => void listeners.push(listener),
    commit(work) {
      const index = lastIndex + 1;
      const changes: Change[] = [];
      work({
        put(kind, object) {
          const table = tables[kind];
          const before = table.get(object.ID);
          const time = before ? timestamp(clock.now()) : object.CreatedAt;
          const after = { ...object, Version: { Index: index }, UpdatedAt: time };
          table.set(after);
          note(changes, kind, before, after);
        },
        remove(kind, id) {
          const before = tables[kind].get(id);
          if (!before) return;
          tables[kind].delete(id);
          note(changes, kind, before, undefined);
        },
      });
      if (changes.length > 0) lastIndex = index;
      queue.push(...changes);
      tell();
    },
    tasksOfService: (id) => pick(byService.of(id)),
    tasksOfNode: (id) => pick(byNode.of(id)),
  };
}
