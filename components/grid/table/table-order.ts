import { compareNames } from '@/lib/base/compare';
import type { ClusterStore } from '@/lib/client/cluster-store';
import { LOOKS } from '@/lib/swarm/derived/look';
import { nodeNameOf } from '@/lib/swarm/derived/task-name';
import type { Tile } from '@/lib/swarm/derived/tile';
import type { TaskId } from '@/lib/swarm/objects/ids';

export const COLUMNS = ['task', 'service', 'node', 'slot', 'state', 'age', 'image', 'error'] as const;
export type Column = (typeof COLUMNS)[number];

type Key = string | number;

/** What a column orders by; states from the gravest, ages from the youngest. */
function keyOf(column: Column, tile: Tile, store: ClusterStore): Key {
  switch (column) {
    case 'task':
      return ''; // its name, which equals are ordered by anyway
    case 'service':
      return tile.service?.name ?? '';
    case 'node':
      return nodeNameOf(tile.task, store.cluster.nodes);
    case 'slot':
      return tile.task.slot ?? 0;
    case 'state':
      return LOOKS.indexOf(tile.look);
    case 'age':
      return -tile.task.since;
    case 'image':
      return tile.task.image.name;
    case 'error':
      return tile.task.error;
  }
}

interface Row {
  readonly id: TaskId;
  readonly tile: Tile;
  readonly key: Key;
  readonly service: string;
  /** The last update that found it as it is. */
  seen: number;
}

/**
 * Task ids in a column's order; equals by the task's name, so that rows keep their places. An update costs in
 * proportion to what changed, and little more for the rest: the order is kept, and what changed finds its place in it.
 */
export class RowOrder {
  private rows: readonly Row[] = [];
  private ids: readonly TaskId[] = [];
  private readonly known = new Map<TaskId, Row>();
  private updates = 0;

  constructor(
    private readonly column: Column,
    private readonly isDown: boolean,
  ) {}

  /** The ids in order; the same list until it is another one. */
  update(store: ClusterStore, ids: readonly TaskId[]): readonly TaskId[] {
    this.updates += 1;
    const fresh: Row[] = [];
    for (const id of ids) {
      const tile = store.tile(id);
      const row = this.known.get(id);
      if (!tile) continue;
      if (row?.tile === tile) row.seen = this.updates;
      else fresh.push(this.rowOf(id, tile, store));
    }
    const kept = this.rows.filter((row) => row.seen === this.updates);
    if (fresh.length === 0 && kept.length === this.rows.length) return this.ids;
    for (const row of this.rows) if (row.seen !== this.updates) this.known.delete(row.id);
    for (const row of fresh) this.known.set(row.id, row);
    this.rows = merge(kept, fresh.sort(this.compare), this.compare);
    this.ids = this.rows.map((row) => row.id);
    return this.ids;
  }

  private rowOf(id: TaskId, tile: Tile, store: ClusterStore): Row {
    const service = tile.prefix + tile.name;
    return { id, tile, key: keyOf(this.column, tile, store), service, seen: this.updates };
  }

  private readonly compare = (a: Row, b: Row): number => {
    const direction = this.isDown ? -1 : 1;
    const order = this.column === 'task' ? compareTasks(a, b) : compareKeys(a.key, b.key);
    return order * direction || compareTasks(a, b) || compareNames(a.id, b.id);
  };
}

/** By the service's name, then the slot's number: as the whole names compare, at less cost. */
const compareTasks = (a: Row, b: Row): number =>
  (a.service === b.service ? 0 : compareNames(a.service, b.service)) ||
  (a.tile.task.slot ?? 0) - (b.tile.task.slot ?? 0);

function merge(kept: readonly Row[], fresh: readonly Row[], compare: (a: Row, b: Row) => number): Row[] {
  const merged: Row[] = [];
  let from = 0;
  for (const row of fresh) {
    const to = placeOf(row, kept, from, compare);
    for (let i = from; i < to; i += 1) merged.push(kept[i] as Row); // i is below the list's length
    merged.push(row);
    from = to;
  }
  for (let i = from; i < kept.length; i += 1) merged.push(kept[i] as Row);
  return merged;
}

/** Where a row goes among those from `low` on. */
function placeOf(row: Row, rows: readonly Row[], low: number, compare: (a: Row, b: Row) => number): number {
  let high = rows.length;
  let from = low;
  while (from < high) {
    const middle = (from + high) >>> 1;
    const other = rows[middle];
    if (other && compare(other, row) < 0) from = middle + 1;
    else high = middle;
  }
  return from;
}

const compareKeys = (a: Key, b: Key): number =>
  a === b ? 0 : typeof a === 'number' && typeof b === 'number' ? a - b : compareNames(String(a), String(b));
