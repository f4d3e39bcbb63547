import { claim } from '../objects/generic-resources';
import type { TaskSpec } from '../objects/specs';
import { isOver, isWanted, newStatus } from '../objects/task';
import type { Task } from '../objects/wire';
import type { Clock } from '../simulation/clock';
import { debounce } from '../simulation/debounce';
import type { Store } from '../store/store';
import { type Candidate, explain, leftOf } from './filters';
import { createNodeSet, type NodeSet } from './node-set';
import { watchLoads } from './watch-loads';

const DEBOUNCE_MS = 50;

/** Gives every pending task a node, or says on the task why there is none and tries again after each change. */
export function startScheduler(store: Store, clock: Clock): void {
  const loadOf = watchLoads(store);
  const waiting = new Set<string>();

  const assign = (task: Task, to: Candidate, message: string) => {
    const Status = newStatus(clock.now(), 'assigned', message);
    const asked = task.Spec.Resources?.Reservations?.GenericResources ?? [];
    // A list of its own, whose parts the node's load knows again.
    const given = asked.length > 0 ? structuredClone(claim(leftOf(to), asked)) : [];
    const GenericResources = given.length > 0 ? given : undefined;
    store.commit((tx) => tx.put('task', { ...task, NodeID: to.node.ID, Status, GenericResources }));
  };

  const refuse = (task: Task, reason: string) => {
    if (task.Status.Err === reason) return;
    const status = newStatus(clock.now(), 'pending', 'pending task scheduling', reason);
    store.commit((tx) => tx.put('task', { ...task, Status: status }));
  };

  /** A global service's task is born on its node: it fits there or waits. */
  const confirm = (task: Task, all: readonly Candidate[]) => {
    const own = all.find(({ node }) => node.ID === task.NodeID);
    if (!own) {
      refuse(task, '');
      return;
    }
    // Its own weight is on the node already.
    own.load.add(task, -1);
    const reason = explain(task, [own]);
    own.load.add(task, 1);
    if (reason === '') assign(task, own, 'scheduler confirmed task can run on preassigned node');
    else refuse(task, reason);
  };

  const place = (task: Task, nodes: NodeSet, all: readonly Candidate[]) => {
    const chosen = nodes.choose();
    if (chosen) {
      assign(task, chosen, 'scheduler assigned task to node');
      return;
    }
    const reason = explain(task, all);
    refuse(task, reason ? `no suitable node (${reason})` : 'no suitable node');
  };

  const scheduleSoon = debounce(clock, DEBOUNCE_MS, () => {
    const all = store.nodes.sorted().map((node): Candidate => ({ node, load: loadOf(node.ID) }));
    const sets = new Map<TaskSpec, NodeSet>();
    for (const id of waiting) {
      const task = store.tasks.get(id);
      if (!task) continue;
      if (task.NodeID !== undefined) {
        confirm(task, all);
        continue;
      }
      const nodes = sets.get(task.Spec) ?? createNodeSet(task, all);
      sets.set(task.Spec, nodes);
      place(task, nodes, all);
    }
  });

  store.subscribe(({ kind, before, after }) => {
    if (kind === 'task') {
      if (after?.Status.State === 'pending' && isWanted(after)) waiting.add(after.ID);
      else if (before) waiting.delete(before.ID);
      const isNew = after?.Status.State === 'pending' && before?.Status.State !== 'pending';
      const freesRoom = before && !isOver(before) && (!after || isOver(after) || !isWanted(after));
      if (!isNew && !freesRoom) return;
    } else if (kind !== 'node') return;
    if (waiting.size > 0) scheduleSoon();
  });
}
