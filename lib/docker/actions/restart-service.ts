import type { ActionOf } from '@/lib/swarm/action-rules';
import type { Outcome } from '@/lib/swarm/outcome';
import { withValue } from '../json-edit';
import { spanOf } from '../json-span';
import type { Wire } from '../wire';
import { changeService } from './change-service';

const COUNTER = ['TaskTemplate', 'ForceUpdate'];

/** Replaces every task by one of the same spec, in the service's own way of updating: `docker service update --force`. */
export function restartService(
  wire: Wire,
  action: ActionOf<'restart-service'>,
  signal: AbortSignal,
): Promise<Outcome> {
  let target = 0n;
  return changeService(
    wire,
    action,
    ({ spec }, lost) => {
      const span = spanOf(spec, COUNTER);
      const count = BigInt(span ? spec.slice(span.start, span.end) : 0);
      // A restart whose answer was lost is not done twice.
      if (lost && count >= target) return { spec: null };
      target = count + 1n;
      return { spec: withValue(spec, COUNTER, String(target)) };
    },
    signal,
  );
}
