import type { Step } from '@/lib/client/cluster-store';
import type { NodeId, TaskId } from '@/lib/swarm/objects/ids';
import { MOST_MOVES } from '../motion/plan';

/** How long a change stays marked, ms; for people who want no movement longer, and without fading. */
const FADING = { lasting: 900, step: 120 };
const STILL = { lasting: 4_000, step: 500 };

/** What changed a moment ago: tasks by their node, with the time of the change (ms, `performance.now`). */
export class Flashes {
  private pace = FADING;
  private readonly tasks = new Map<NodeId, Map<TaskId, number>>();

  /** Remembers what a step changed, unless it is too much to follow, or was only caught up with. */
  note({ before, delta, fresh }: Step, now: number): void {
    if (fresh) return;
    const changed = (delta.put.tasks ?? []).filter((task) => {
      const old = before.tasks.get(task.id);
      return !old || old.state !== task.state || old.desiredState !== task.desiredState;
    });
    if (changed.length === 0 || changed.length > MOST_MOVES) return;
    this.pace = matchMedia('(prefers-reduced-motion: reduce)').matches ? STILL : FADING;
    for (const { id, node } of changed) {
      if (node === null) continue;
      const there = this.tasks.get(node) ?? new Map<TaskId, number>();
      this.tasks.set(node, there.set(id, now));
    }
  }

  at(node: NodeId): ReadonlyMap<TaskId, number> | undefined {
    return this.tasks.get(node);
  }

  /** The nodes that have some, those whose last one is over now among them: they are painted a last time. */
  nodes(now: number): NodeId[] {
    const nodes = [...this.tasks.keys()];
    for (const [node, tasks] of this.tasks) {
      for (const [task, since] of tasks) if (now - since >= this.pace.lasting) tasks.delete(task);
      if (tasks.size === 0) this.tasks.delete(node);
    }
    return nodes;
  }

  /** ms until the marks look otherwise. */
  get step(): number {
    return this.pace.step;
  }

  /** How strong a mark of that age is, 0 to 1. */
  strength(since: number, now: number): number {
    return this.pace === STILL ? 1 : Math.max(0, 1 - (now - since) / this.pace.lasting);
  }

  get isEmpty(): boolean {
    return this.tasks.size === 0;
  }
}
