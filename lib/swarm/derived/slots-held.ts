import type { Cluster } from '../objects/cluster';
import type { Service } from '../objects/service';
import { isWanted, type Task } from '../objects/task';
import { givenUpIn } from './missed';
import { type Slot, slotsOf } from './slots';

/** The slots that a service has: those where Swarm wants a task, and those that it has given up on. */
export function slotsHeld(service: Service, tasks: Iterable<Task>, nodes: Cluster['nodes']): Slot[] {
  const slots = slotsOf(tasks);
  const wanted = slots.filter(({ current }) => isWanted(current));
  const others = slots.filter((slot) => givenUpIn(slot, service, nodes) !== null);
  if (service.mode.kind !== 'replicated') return [...wanted, ...others];
  // A slot that was scaled away may leave a history that looks the same.
  const missing = Math.max(0, service.mode.replicas - wanted.length);
  return [
    ...wanted,
    ...others.sort((a, b) => (a.current.slot ?? 0) - (b.current.slot ?? 0)).slice(0, missing),
  ];
}
