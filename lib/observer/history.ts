import { inSlices } from '@/lib/base/in-slices';
import { isOver, slotKey, type TaskRecord } from '@/lib/swarm/objects/task';
import { each } from './each';
import type { TaskLedger } from './task-ledger';

/** As many ended tasks as are remembered of any swarm, and of a large one this share of its tasks. */
const LEAST = 1_000;
const SHARE = 1 / 10;
/** So many more, as a share of those, come together before the oldest go: a look at all of them must pay. */
const SLACK = 1 / 20;

/** Bounds the memory of ended tasks that others replaced; a slot's last word is no history, however old. */
export interface History {
  /** Without the ended tasks that were forgotten, or would have been: Docker may name them again. */
  unforgotten(items: readonly TaskRecord[]): readonly TaskRecord[];
  /** Forgets the oldest where there are too many; in slices. */
  forget(): Promise<void>;
}

export function createHistory(ledger: TaskLedger): History {
  /** When the latest of the forgotten ended, by its own stamp (as Docker will name it again), ms since 1970. */
  let horizon = Number.NEGATIVE_INFINITY;
  /** With fewer ended tasks than this there is nothing to look for. */
  let enough = 0;

  /** Those of `ended` that a newer task of their slot followed, a known one or one of `fresh`. */
  const replaced = (ended: readonly TaskRecord[], fresh: readonly TaskRecord[]): TaskRecord[] => {
    const newest = new Map<string, number>();
    const see = (task: TaskRecord) => {
      const key = slotKey(task);
      newest.set(key, Math.max(newest.get(key) ?? 0, task.createdAt));
    };
    fresh.forEach(see);
    for (const service of new Set(ended.map((task) => task.service)))
      if (service !== null) ledger.ofService(service).forEach(see);
    return ended.filter((task) => task.createdAt < (newest.get(slotKey(task)) ?? 0));
  };

  return {
    unforgotten(items) {
      const old = items.filter((task) => task.stamp <= horizon && isOver(task) && !ledger.tasks.has(task.id));
      if (old.length === 0) return items;
      const forgotten = new Set(replaced(old, items));
      return items.filter((task) => !forgotten.has(task));
    },
    async forget() {
      const { ended, tasks } = ledger;
      const bound = Math.floor(Math.max(LEAST, tasks.size * SHARE));
      enough = Math.min(enough, ended.size + bound * SLACK);
      if (ended.size <= bound || ended.size < enough) return;
      const oldestFirst = replaced([...ended.values()], []).sort((a, b) => a.stamp - b.stamp);
      const surplus = oldestFirst.slice(0, Math.max(0, oldestFirst.length - bound));
      horizon = surplus.at(-1)?.stamp ?? horizon;
      enough = ended.size - surplus.length + bound * SLACK;
      await inSlices(each(surplus, (task) => ledger.drop([task])));
    },
  };
}
