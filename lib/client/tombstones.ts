import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { ServiceMark } from '@/lib/swarm/objects/service';
import { isOver, slotKey, type Task } from '@/lib/swarm/objects/task';

interface Tombstone {
  readonly task: Task;
  readonly mark: ServiceMark | null;
  /** This machine's clock, ms since 1970. */
  readonly at: number;
}

/** How long a task that ended stays to be seen. */
export const TOMBSTONE_MS = 8_000;
/** More endings than this in one step are told as one. */
const TOLD_SINGLY = 10;

/** Tasks that ended and are no longer part of the picture, kept for a moment where they were, with their reason. */
export class Tombstones {
  private readonly stones = new Map<TaskId, Tombstone>();

  get(id: TaskId): Task | null {
    return this.stones.get(id)?.task ?? null;
  }

  markOf(id: TaskId): ServiceMark | null {
    return this.stones.get(id)?.mark ?? null;
  }

  at(place: string): Task[] {
    return [...this.stones.values()].map(({ task }) => task).filter((task) => task.node === place);
  }

  get count(): number {
    return this.stones.size;
  }

  /** When the oldest was raised (ms of this machine), null where there is none. */
  get oldest(): number | null {
    const [first] = this.stones.values();
    return first?.at ?? null;
  }

  /**
   * Raises one for each task that just ended by itself or gave way to another; one that was removed as a person asked
   * simply goes. Returns the older ones of the same task, or of the same slot at the same place, which give way.
   */
  raise(ended: readonly Task[], services: Cluster['services'], now: number): Task[] {
    const told = ended.filter((task) => task.node !== null && isOver(task) && task.desiredState !== 'remove');
    if (told.length > TOLD_SINGLY) return [];
    const givesWay = (older: Task) =>
      told.some(
        (task) => older.id === task.id || (older.node === task.node && slotKey(older) === slotKey(task)),
      );
    const replaced = [...this.stones.values()].map(({ task }) => task).filter(givesWay);
    for (const task of replaced) this.stones.delete(task.id);
    for (const task of told)
      this.stones.set(task.id, {
        task,
        mark: (task.service && services.get(task.service)?.mark) || null,
        at: now,
      });
    return replaced;
  }

  /** Takes away those raised before a time (ms of this machine), or the given ones; returns their tasks. */
  bury(which: { readonly before: number } | { readonly ids: readonly TaskId[] }): Task[] {
    const buried = [...this.stones.values()].filter((stone) =>
      'before' in which ? stone.at < which.before : which.ids.includes(stone.task.id),
    );
    for (const { task } of buried) this.stones.delete(task.id);
    return buried.map(({ task }) => task);
  }
}
