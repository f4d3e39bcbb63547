import { byName } from '@/lib/base/compare';
import { groupBy } from '@/lib/base/group';
import type { Cluster } from '../objects/cluster';
import { unmet } from '../objects/constraint';
import type { SwarmNode } from '../objects/node';
import type { Service } from '../objects/service';
import { isOver, type Task } from '../objects/task';
import { isLeaving } from './look';

/** Tasks that a changed node no longer suits: Swarm stops them there, and starts them where they may run. */
export interface Ousted {
  readonly service: Service;
  readonly tasks: readonly Task[];
  /** The constraint that does not hold any more. */
  readonly constraint: string;
}

/** What a change of role or labels drives off the node; `changed` is the node as it will be. */
export function ousted({ nodes, services, tasks }: Cluster, changed: SwarmNode): readonly Ousted[] {
  const now = nodes.get(changed.id);
  // A drained node is emptied anyway, and a paused one is left alone.
  if (!now || changed.availability !== 'active') return [];
  const there = [...tasks.values()].filter(
    (task) => task.node === changed.id && !isOver(task) && !isLeaving(task),
  );
  return [...groupBy(there, (task) => task.service)]
    .flatMap(([id, of]) => {
      const service = id === null ? undefined : services.get(id);
      const constraint = service && unmet(changed, service.constraints);
      return constraint && unmet(now, service.constraints) === null
        ? { name: service.name, service, tasks: of, constraint }
        : [];
    })
    .sort(byName);
}
