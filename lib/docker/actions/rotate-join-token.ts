import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { joinTokenIn } from '../read/join-token';
import { spanOf } from '../spec/json-span';
import type { Wire } from '../wire/wire';
import { type Rewriting, rewrite } from './rewrite';

interface Rotation extends Rewriting {
  /** The token that is being replaced. It stays in here. */
  readonly old: string;
}

/** Gives nodes of one role a new token to join with; the old one admits nobody from then on. */
export const rotateJoinToken = (
  wire: Wire,
  action: ActionOf<'rotate-join-token'>,
  signal: AbortSignal,
): Promise<Outcome> =>
  rewrite<Rotation>(
    wire,
    {
      action,
      what: 'swarm',
      path: '/swarm',
      decide: (swarm, lost) => {
        const old = joinTokenIn(swarm, action.role);
        if (lost && lost.old !== old) return { spec: null, old };
        const spec = spanOf(swarm, ['Spec']);
        const query = { [action.role === 'manager' ? 'rotateManagerToken' : 'rotateWorkerToken']: true };
        return { spec: spec && swarm.slice(spec.start, spec.end), query, old };
      },
      done: (_, warnings) => ({ ok: true, action: action.kind, steps: [], warnings }),
    },
    signal,
  );
