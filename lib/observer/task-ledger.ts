import { inSlices } from '@/lib/base/in-slices';
import type { ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import { isOver, type TaskRecord } from '@/lib/swarm/objects/task';
import { each } from './each';
import type { Turns } from './turns';

/** What an answer changed. */
export interface Merged {
  readonly changed: readonly TaskRecord[];
  /** Tasks that the list should have named, and did not. Still in the ledger. */
  readonly missing: readonly TaskRecord[];
}

/** The tasks as known now, from answers that may overtake each other. */
export interface TaskLedger {
  readonly tasks: ReadonlyMap<TaskId, TaskRecord>;
  /** Those of them that ended. */
  readonly ended: ReadonlyMap<TaskId, TaskRecord>;
  ofService(service: ServiceId): readonly TaskRecord[];
  /** The services that the tasks name. */
  services(): Iterable<ServiceId>;
  /**
   * Takes the answer of a request that began at `began`; `expected` are the known tasks that it would have named, looked
   * at when all of it is taken. A long answer is taken in slices, between which others may be taken.
   */
  merge(items: readonly TaskRecord[], began: number, expected: Iterable<TaskRecord>): Promise<Merged>;
  /** Puts another form of a known task in its place. */
  replace(task: TaskRecord): void;
  /** They are gone for good. */
  drop(tasks: Iterable<Pick<TaskRecord, 'id' | 'service'>>): void;
  /** What changed, came or went since the last call. */
  takeTouched(): ReadonlySet<TaskId>;
}

/**
 * Makes a fresh record what is kept. `known` is the task as it was before, and `namedAt` when the latest answer that
 * named it so was asked for, by our clock (ms since 1970); null where none did.
 */
export type Adjust = (task: TaskRecord, known: TaskRecord | undefined, namedAt: number | null) => TaskRecord;

/** An answer that named a task. */
interface Naming {
  /** The turn in which it was taken. */
  readonly turn: number;
  readonly askedAt: number;
}

export function createTaskLedger(turns: Turns, adjust: Adjust): TaskLedger {
  const tasks = new Map<TaskId, TaskRecord>();
  const ended = new Map<TaskId, TaskRecord>();
  const byService = new Map<ServiceId, Map<TaskId, TaskRecord>>();
  /** The answer that last named the task. */
  const namedBy = new Map<TaskId, Naming>();
  const namedIn = (id: TaskId): number => namedBy.get(id)?.turn ?? 0;
  /** Dropped tasks, as long as a request from before may still name them. */
  const droppedAt = new Map<TaskId, number>();
  let touched = new Set<TaskId>();

  const put = (task: TaskRecord) => {
    tasks.set(task.id, task);
    if (isOver(task)) ended.set(task.id, task);
    touched.add(task.id);
    if (task.service === null) return;
    const siblings = byService.get(task.service) ?? new Map();
    byService.set(task.service, siblings.set(task.id, task));
  };

  /** Whether an answer to a request from `began` still says something of this task. [W3, W4] */
  const isNews = (task: TaskRecord, known: TaskRecord | undefined, began: number): boolean => {
    if (!known) return (droppedAt.get(task.id) ?? 0) < began;
    if (known.version === task.version) return false;
    const overlaps = namedIn(task.id) > began;
    return !(overlaps && task.version < known.version);
  };

  return {
    tasks,
    ended,
    ofService: (service) => [...(byService.get(service)?.values() ?? [])],
    services: () => byService.keys(),
    async merge(items, began, expected) {
      const naming = { turn: turns.take(), askedAt: turns.askedAt(began) };
      const changed: TaskRecord[] = [];
      const named = new Set<TaskId>();
      const take = (item: TaskRecord) => {
        named.add(item.id);
        const known = tasks.get(item.id);
        if (isNews(item, known, began)) {
          const task = adjust(item, known, namedBy.get(item.id)?.askedAt ?? null);
          put(task);
          changed.push(task);
        }
        if (tasks.has(item.id)) namedBy.set(item.id, naming);
      };
      await inSlices(each(items, take));
      const missing: TaskRecord[] = [];
      const miss = (task: TaskRecord) => {
        if (!named.has(task.id) && namedIn(task.id) < began) missing.push(task);
      };
      await inSlices(each(expected, miss));
      for (const [id, dropped] of droppedAt) if (dropped < turns.oldest()) droppedAt.delete(id);
      return { changed, missing };
    },
    replace: put,
    drop(gone) {
      const now = turns.take();
      for (const { id, service } of gone) {
        tasks.delete(id);
        ended.delete(id);
        namedBy.delete(id);
        droppedAt.set(id, now);
        touched.add(id);
        if (service === null) continue;
        const siblings = byService.get(service);
        siblings?.delete(id);
        if (siblings?.size === 0) byService.delete(service);
      }
    },
    takeTouched() {
      const taken = touched;
      touched = new Set();
      return taken;
    },
  };
}
