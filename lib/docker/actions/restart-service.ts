import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { withValue } from '../spec/json-edit';
import { spanOf } from '../spec/json-span';
import type { Wire } from '../wire/wire';
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
