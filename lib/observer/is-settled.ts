import { progress } from '@/lib/swarm/derived/progress';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { isOver } from '@/lib/swarm/objects/task';
import type { Watch } from './watch';

/** Whether the swarm has nothing left to do for a service; for a removed one, whether its tasks have ended. */
export function isSettled({ state, clock }: Pick<Watch, 'state' | 'clock'>, id: ServiceId): boolean {
  const service = state.services.get(id);
  const tasks = state.tasks.ofService(id);
  if (!service) return tasks.every(isOver);
  const { phase } = progress(service, tasks, state.nodes, clock());
  return phase === 'settled' || phase === 'paused';
}
