import type { Action, ActionKind, ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { Wire } from '../wire/wire';
import { bringBack } from './bring-back';
import { changeNode } from './change-node';
import { createNetwork } from './create-network';
import { createPayload } from './create-payload';
import { createService } from './create-service';
import { deployStack } from './deploy-stack';
import { editService } from './edit-service';
import { failure } from './failure';
import { Removals } from './removals';
import { removeNode } from './remove-node';
import { removeOne } from './remove-one';
import { removeService } from './remove-service';
import { removeStack } from './remove-stack';
import { restartService } from './restart-service';
import { resumeUpdate } from './resume-update';
import { rollBackService } from './roll-back-service';
import { rotateJoinToken } from './rotate-join-token';
import { scaleService } from './scale-service';
import { stopStack } from './stop-stack';
import { updateImage } from './update-image';

type Runner<K extends ActionKind> = (
  wire: Wire,
  action: ActionOf<K>,
  signal: AbortSignal,
  cli: string | null,
  removals: Removals,
) => Promise<Outcome>;

const RUNNERS: { readonly [K in ActionKind]: Runner<K> } = {
  'scale-service': scaleService,
  'create-service': createService,
  'edit-service': editService,
  'update-image': updateImage,
  'restart-service': restartService,
  'roll-back-service': rollBackService,
  'resume-update': resumeUpdate,
  'remove-service': (wire, action, signal, _, removals) => removeService(wire, action, signal, removals),
  'remove-stack': (wire, action, signal, _, removals) => removeStack(wire, action, signal, removals),
  'bring-back': (wire, action, signal, _, removals) => bringBack(wire, action, signal, removals),
  'deploy-stack': deployStack,
  'stop-stack': stopStack,
  'start-stack': stopStack,
  'create-network': createNetwork,
  'remove-network': (wire, action, signal) =>
    removeOne(wire, action, { object: 'network', id: action.network, name: null }, signal),
  'create-secret': createPayload,
  'create-config': createPayload,
  'remove-secret': (wire, action, signal) => removeOne(wire, action, { object: 'secret', ...action }, signal),
  'remove-config': (wire, action, signal) => removeOne(wire, action, { object: 'config', ...action }, signal),
  'set-node-availability': changeNode,
  'set-node-role': changeNode,
  'set-node-labels': changeNode,
  'remove-node': removeNode,
  'rotate-join-token': rotateJoinToken,
};

/**
 * Does an action to its end. `cli` is the docker CLI's path, null where there is none; `removals` what can be brought back.
 * Never throws.
 */
export async function runAction<K extends ActionKind>(
  wire: Wire,
  action: Action & ActionOf<K>,
  signal: AbortSignal,
  cli: string | null = null,
  removals = new Removals(),
): Promise<Outcome> {
  try {
    return await RUNNERS[action.kind](wire, action, signal, cli, removals);
  } catch (error) {
    return failure(action, error);
  }
}
