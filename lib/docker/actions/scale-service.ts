import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { isReplicaCount } from '@/lib/swarm/operations/scale';
import type { Wire } from '../wire/wire';
import { changeService } from './change-service';
import { failed } from './failure';
import { editReplicas } from './replica-edit';

/** Edits the one number of the spec. [A2] */
export async function scaleService(
  wire: Wire,
  action: ActionOf<'scale-service'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { replicas } = action;
  if (!isReplicaCount(replicas)) return failed(action, 'invalid', `not a count: ${replicas}`);
  return changeService(
    wire,
    action,
    ({ spec }) => {
      const edit = editReplicas(spec, replicas);
      if (!edit) return failed(action, 'not-scalable', 'a global service has one task on each node');
      return { spec: edit.previous === replicas ? null : edit.spec, previousReplicas: edit.previous };
    },
    signal,
  );
}
