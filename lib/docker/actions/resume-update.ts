import { object, text } from '@/lib/base/json';
import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { Wire } from '../wire/wire';
import { changeService } from './change-service';

/**
 * Lets a paused update go on: Swarm forgets the pause at any write, so the same spec is written once more, as
 * `docker service update SERVICE` does. Docker then keeps that spec as the previous one, too.
 */
export const resumeUpdate = (
  wire: Wire,
  action: ActionOf<'resume-update'>,
  signal: AbortSignal,
): Promise<Outcome> =>
  changeService(
    wire,
    action,
    ({ service, spec }) => {
      const state = text(object(object(JSON.parse(service)).UpdateStatus).State);
      return { spec: state === 'paused' || state === 'rollback_paused' ? spec : null };
    },
    signal,
  );
