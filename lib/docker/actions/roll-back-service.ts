import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { Wire } from '../wire/wire';
import { changeService } from './change-service';
import { failed } from './failure';

/** Asks Docker for the spec before the last update: `docker service rollback`. */
export function rollBackService(
  wire: Wire,
  action: ActionOf<'roll-back-service'>,
  signal: AbortSignal,
): Promise<Outcome> {
  let target: string | null = null;
  return changeService(
    wire,
    action,
    ({ spec, previousSpec }, lost) => {
      // Rolled back twice, it would be where it began.
      if (lost && spec === target) return { spec: null };
      if (previousSpec === null)
        return failed(action, 'refused', `service ${action.service} does not have a previous spec`);
      target = previousSpec;
      return { spec, isRollback: true };
    },
    signal,
  );
}
