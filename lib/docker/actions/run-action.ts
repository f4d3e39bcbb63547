import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { Wire } from '../wire/wire';
import { changeNode } from './change-node';
import { createNetwork } from './create-network';
import { createPayload } from './create-payload';
import { createService } from './create-service';
import { deployStack } from './deploy-stack';
import { editService } from './edit-service';
import { failure } from './failure';
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

/** Does an action to its end. `cli` is the docker CLI's path, null where there is none. Never throws. */
export async function runAction(
  wire: Wire,
  action: Action,
  signal: AbortSignal,
  cli: string | null = null,
): Promise<Outcome> {
  try {
    switch (action.kind) {
      case 'scale-service':
        return await scaleService(wire, action, signal);
      case 'create-service':
        return await createService(wire, action, signal);
      case 'edit-service':
        return await editService(wire, action, signal);
      case 'update-image':
        return await updateImage(wire, action, signal);
      case 'restart-service':
        return await restartService(wire, action, signal);
      case 'roll-back-service':
        return await rollBackService(wire, action, signal);
      case 'resume-update':
        return await resumeUpdate(wire, action, signal);
      case 'remove-service':
        return await removeService(wire, action, signal);
      case 'remove-stack':
        return await removeStack(wire, action, signal);
      case 'deploy-stack':
        return await deployStack(wire, action, signal, cli);
      case 'stop-stack':
      case 'start-stack':
        return await stopStack(wire, action, signal);
      case 'create-network':
        return await createNetwork(wire, action, signal);
      case 'remove-network':
        return await removeOne(wire, action, { object: 'network', id: action.network, name: null }, signal);
      case 'create-secret':
      case 'create-config':
        return await createPayload(wire, action, signal);
      case 'remove-secret':
        return await removeOne(wire, action, { object: 'secret', ...action }, signal);
      case 'remove-config':
        return await removeOne(wire, action, { object: 'config', ...action }, signal);
      case 'set-node-availability':
      case 'set-node-role':
      case 'set-node-labels':
        return await changeNode(wire, action, signal);
      case 'remove-node':
        return await removeNode(wire, action, signal);
      case 'rotate-join-token':
        return await rotateJoinToken(wire, action, signal);
    }
  } catch (error) {
    return failure(action, error);
  }
}
