import type { Step } from '@/lib/client/cluster-store';
import { isLeaving } from '@/lib/swarm/derived/look';
import type { NodeId, TaskId } from '@/lib/swarm/objects/ids';
import { isOver, slotKey, type Task } from '@/lib/swarm/objects/task';

/** A task that got its node in this step, and where its story began. */
export interface Arrival {
  readonly task: Task;
  readonly from:
    | { readonly kind: 'task'; readonly id: TaskId } // the one whose slot it fills
    | { readonly kind: 'place' } // it takes over where it is: the old one was on the same node
    | { readonly kind: 'tray' } // it waited there
    | { readonly kind: 'asked' }; // nobody saw it wait: it comes from who asked for it
}

export interface Motion {
  readonly arrivals: readonly Arrival[];
  /** Drawn before, and simply gone now. */
  readonly departures: readonly TaskId[];
  /** In place of single movements, when there are too many to follow: where most of them left from, if one place. */
  readonly told: { readonly count: number; readonly from: NodeId | null } | null;
}

/** More movements at once than this are told as one. */
export const MOST_MOVES = 10;

export const NO_MOTION: Motion = { arrivals: [], departures: [], told: null };

/** What moved in one step; nothing in one that was only caught up with. `slotOf` gives a slot's tasks before the step. */
export function planMotion({ before, delta, fresh }: Step, slotOf: (key: string) => readonly Task[]): Motion {
  if (fresh) return NO_MOTION;
  const arrivals = (delta.put.tasks ?? []).flatMap((task): Arrival[] => {
    const old = before.tasks.get(task.id);
    if (task.node === null || isOver(task) || isLeaving(task) || (old && old.node !== null)) return [];
    const predecessor = newest(
      slotOf(slotKey(task)).filter((other) => other.id !== task.id && other.node !== null),
    );
    if (predecessor?.node === task.node) return [{ task, from: { kind: 'place' } }];
    if (predecessor) return [{ task, from: { kind: 'task', id: predecessor.id } }];
    return [{ task, from: old ? { kind: 'tray' } : { kind: 'asked' } }];
  });
  const departures = delta.remove.tasks ?? [];
  const moves = arrivals.length;
  if (moves <= MOST_MOVES)
    return { arrivals, departures: departures.length > MOST_MOVES ? [] : departures, told: null };
  const origins = arrivals.flatMap(({ from }) =>
    from.kind === 'task' ? [before.tasks.get(from.id)?.node ?? null] : [],
  );
  const [first = null] = origins;
  const isOne = origins.length === moves && origins.every((origin) => origin === first);
  return { arrivals: [], departures: [], told: { count: moves, from: isOne ? first : null } };
}

const newest = (tasks: readonly Task[]): Task | undefined =>
  tasks.reduce<Task | undefined>(
    (best, task) => (best && best.createdAt >= task.createdAt ? best : task),
    undefined,
  );
