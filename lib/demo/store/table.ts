import type { Meta } from '../objects/wire';

/** Objects of one kind by id, and listed in the order of their ids, as a manager lists them. */
export interface Table<T extends Meta> {
  readonly size: number;
  get(id: string | undefined): T | undefined;
  /** In the order in which they came. */
  all(): Iterable<T>;
  sorted(): T[];
}

/** A table as the store alone has it. */
export interface WritableTable<T extends Meta> extends Table<T> {
  set(object: T): void;
  delete(id: string): void;
}

export function createTable<T extends Meta>(): WritableTable<T> {
  const byId = new Map<string, T>();
  let sortedIds: readonly string[] | undefined;
  return {
    get size() {
      return byId.size;
    },
    get: (id) => (id === undefined ? undefined : byId.get(id)),
    all: () => byId.values(),
    sorted() {
      sortedIds ??= [...byId.keys()].sort();
      return sortedIds.flatMap((id) => byId.get(id) ?? []);
    },
    set(object) {
      if (!byId.has(object.ID)) sortedIds = undefined;
      byId.set(object.ID, object);
    },
    delete(id) {
      if (byId.delete(id)) sortedIds = undefined;
    },
  };
}
