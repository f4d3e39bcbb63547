import type { Cluster } from '../objects/cluster';
import type { Service } from '../objects/service';
import { endedByItself, isWanted, type Task } from '../objects/task';
import type { Slot } from './slots';

/**
 * The task of a slot that Swarm has given up on: it ended by itself, and its restart policy allows none after it. It is the
 * newest, whichever counts for the slot: an older one that was stopped comes before it there.
 */
export function givenUp({ current, earlier }: Slot): Task | null {
  if (isWanted(current)) return null;
  const last = earlier.reduce((a, b) => (b.createdAt > a.createdAt ? b : a), current);
  return last.desiredState === 'shutdown' && endedByItself(last) ? last : null;
}

/**
 * The same where the service still has the slot. Swarm takes tasks of a global service from a node that is down, drained or
 * unfit: what ended there before is not missed. That a node is unfit is seen by what Swarm did, as constraints are much to
 * read for the first page: it rejected the task, or its update passed the node by.
 */
export function givenUpIn(slot: Slot, service: Service, nodes: Cluster['nodes']): Task | null {
  const task = givenUp(slot);
  const { mode, update, template } = service;
  if (!task || mode.kind === 'replicated' || mode.kind === 'replicated-job') return task;
  const node = task.node === null ? undefined : nodes.get(task.node);
  const isThere = node && node.state !== 'down' && node.availability !== 'drain';
  const isUnfit = task.error.endsWith('no longer meets constraints');
  const isPassed = task.template !== template && (!update || update.completedAt > 0);
  return isThere && !isUnfit && !isPassed ? task : null;
}
