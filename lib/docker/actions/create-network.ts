import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { Wire } from '../wire/wire';
import { createObject } from './create-object';

/** Makes an overlay network, as `docker network create --driver overlay` does. */
export function createNetwork(
  wire: Wire,
  action: ActionOf<'create-network'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { name, attachable, encrypted, internal, subnet } = action;
  const body = {
    Name: name,
    CheckDuplicate: true, // which engines before 25 do only when asked
    Driver: 'overlay',
    Scope: 'swarm',
    Attachable: attachable,
    Internal: internal,
    Options: encrypted ? { encrypted: '' } : {},
    ...(subnet && { IPAM: { Driver: 'default', Config: [{ Subnet: subnet }] } }),
  };
  return createObject(wire, action, { object: 'network', name, body }, signal);
}
