import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { Wire } from '../wire/wire';
import { createObject } from './create-object';

/** Makes a secret or a config; what is in it goes to Docker and nowhere else. */
export function createPayload(
  wire: Wire,
  action: ActionOf<'create-secret' | 'create-config'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { name, labels, data } = action;
  const kind = action.kind === 'create-secret' ? 'secret' : 'config';
  return createObject(
    wire,
    action,
    { object: kind, name, body: { Name: name, Labels: labels, Data: data } },
    signal,
  );
}
