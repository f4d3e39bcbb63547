import { sameJson } from '@/lib/base/equal';
import { keysOf } from '@/lib/base/keys';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { Task } from '@/lib/swarm/objects/task';

/**
 * A task that a revision brought, with what it has in common with `likes` held once. Those of a first picture share their
 * values with one another; each revision brings its own, and a page that stays open for long would hold them all.
 */
export function shareValues(task: Task, likes: readonly Task[], { nodes, services }: Cluster): Task {
  const shared: { -readonly [K in keyof Task]: Task[K] } = { ...task };
  const take = <K extends keyof Task>(field: K) => {
    const like = likes.find((each) => sameJson(each[field], task[field]));
    if (like) shared[field] = like[field];
  };
  for (const field of keysOf(task)) take(field);
  shared.node = (task.node && nodes.get(task.node)?.id) ?? task.node;
  shared.service = (task.service && services.get(task.service)?.id) ?? task.service;
  return shared;
}
