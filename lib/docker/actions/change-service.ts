import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { Action } from '@/lib/swarm/operations/action';
import type { Done, Failure, Outcome } from '@/lib/swarm/operations/outcome';
import { type ServiceText, serviceText } from '../spec/service-text';
import type { Wire } from '../wire/wire';
import { type Rewriting, rewrite } from './rewrite';

/** What to write over what was read. */
export interface Change {
  /** null: it is as asked already, and nothing is written: any write would run a job again. */
  readonly spec: string | null;
  /** Asks Docker for the spec before the last update instead; `spec` is then only what goes with it. */
  readonly isRollback?: boolean;
  readonly warnings?: readonly string[];
  /** For a scale: the count that is being replaced. */
  readonly previousReplicas?: number;
}

/**
 * Decides by what was read. `lost` is an earlier change of ours that no answer came to: it may or may not stand. What
 * cannot be changed is an outcome.
 */
export type Decide = (read: ServiceText, lost: Change | null) => Change | Failure;

/** Writes what `decide` makes of the service, as often as it takes (`rewrite`). [A2, A3] */
export const changeService = (
  wire: Wire,
  action: Action & { readonly service: ServiceId },
  decide: Decide,
  signal: AbortSignal,
): Promise<Outcome> =>
  rewrite<Change & Rewriting>(
    wire,
    {
      action,
      what: 'service',
      path: `/services/${encodeURIComponent(action.service)}`,
      decide(text, lost) {
        const change = decide(serviceText(text), lost);
        return 'ok' in change || !change.isRollback ? change : { ...change, query: { rollback: 'previous' } };
      },
      done: (change, warnings) => done(action, change, warnings),
    },
    signal,
  );

const done = (action: Action, change: Change, warnings: readonly string[]): Done => ({
  ok: true,
  action: action.kind,
  steps: [],
  ...(change.previousReplicas !== undefined && { previousReplicas: change.previousReplicas }),
  warnings: [...(change.warnings ?? []), ...warnings],
});
