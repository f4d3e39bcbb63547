import { givenUp } from '@/lib/swarm/derived/given-up';
import { slotsOf } from '@/lib/swarm/derived/slots';
import type { Service } from '@/lib/swarm/objects/service';
import { isWanted, type Task } from '@/lib/swarm/objects/task';
import type { Attempt } from './attempts';

/**
 * How many tasks a scaling by this browser will still bring: shown as ghosts from the click until Swarm has made them.
 * Never more than a look can count.
 */
export function comingTasks(attempt: Attempt | null, service: Service, tasks: readonly Task[]): number {
  if (attempt?.action.kind !== 'scale-service' || attempt.outcome?.ok === false) return 0;
  if (service.mode.kind !== 'replicated') return 0;
  const isOvertaken =
    service.version !== attempt.version && service.mode.replicas !== attempt.action.replicas;
  if (isOvertaken) return 0;
  // A slot that Swarm has given up on gets no other.
  const there = slotsOf(tasks).filter((slot) => isWanted(slot.current) || givenUp(slot)).length;
  return Math.max(0, attempt.action.replicas - there);
}
