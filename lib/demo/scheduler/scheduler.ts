import { claim } from '../objects/generic-resources';
import type { TaskSpec } from '../objects/specs';
import { isOver, isWanted, newStatus } from '../objects/task';
import type { Task } from '../objects/wire';
import type { Cancel, Clock } from '../simulation/clock';
import type { Change, Store } from '../store/store';
import { Loads } from './node-load';
import { type Candidate, explain, fits, leftOf, Places } from './placement';

const DEBOUNCE_MS = 50;

/** Gives every pending task a node, or says on the task why there is none and tries again after each change. */
export class Scheduler {
  private readonly loads: Loads;
  private readonly waiting = new Set<string>();
  private next: Cancel | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.loads = new Loads(store);
    store.subscribe((change) => this.hear(change));
  }

  private hear({ kind, before, after }: Change): void {
    if (kind === 'task') {
      if (after?.Status.State === 'pending' && isWanted(after)) this.waiting.add(after.ID);
      else if (before) this.waiting.delete(before.ID);
      const isNew = after?.Status.State === 'pending' && before?.Status.State !== 'pending';
      const freesRoom = before && !isOver(before) && (!after || isOver(after) || !isWanted(after));
      if (!isNew && !freesRoom) return;
    } else if (kind !== 'node') return;
    if (this.waiting.size > 0) this.wake();
  }

  private wake(): void {
    this.next ??= this.clock.after(DEBOUNCE_MS, () => {
      this.next = undefined;
      this.pass();
    });
  }

  private pass(): void {
    const all: Candidate[] = this.store.nodes
      .sorted()
      .map((node) => ({ node, load: this.loads.of(node.ID) }));
    const places = new Map<TaskSpec, Places>();
    for (const id of this.waiting) {
      const task = this.store.tasks.get(id);
      if (!task) continue;
      const found = places.get(task.Spec) ?? new Places(task, all);
      places.set(task.Spec, found);
      this.place(task, found, all);
    }
  }

  private place(task: Task, places: Places, all: Candidate[]): void {
    if (task.NodeID !== undefined) {
      const own = all.find(({ node }) => node.ID === task.NodeID);
      // Its own weight is on the node already, as a global service's task is born there.
      own?.load.add(task, -1);
      const isFine = own !== undefined && fits(task, own);
      const reason = own ? explain(task, [own]) : '';
      own?.load.add(task, 1);
      if (isFine) this.assign(task, own, 'scheduler confirmed task can run on preassigned node');
      else this.refuse(task, reason);
      return;
    }
    const chosen = places.choose();
    if (chosen) this.assign(task, chosen, 'scheduler assigned task to node');
    else {
      const reason = explain(task, all);
      this.refuse(task, reason ? `no suitable node (${reason})` : 'no suitable node');
    }
  }

  private assign(task: Task, to: Candidate, message: string): void {
    const Status = newStatus(this.clock.now(), 'assigned', message);
    const asked = task.Spec.Resources?.Reservations?.GenericResources ?? [];
    // A list of its own, whose parts the node's load knows again.
    const given = asked.length > 0 ? structuredClone(claim(leftOf(to), asked)) : [];
    const GenericResources = given.length > 0 ? given : undefined;
    this.store.commit((tx) => tx.put('task', { ...task, NodeID: to.node.ID, Status, GenericResources }));
  }

  private refuse(task: Task, reason: string): void {
    if (task.Status.Err === reason) return;
    const status = newStatus(this.clock.now(), 'pending', 'pending task scheduling', reason);
    this.store.commit((tx) => tx.put('task', { ...task, Status: status }));
  }
}
