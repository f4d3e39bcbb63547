import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { decodeService } from '../read/decode-service';
import { ask } from '../wire/ask';
import type { Wire } from '../wire/wire';
import { specIn } from './read-restorable';
import type { Removals } from './removals';
import { removeNamed } from './remove-one';

/** Removes one service, and keeps its spec; its tasks stop after the answer. */
export async function removeService(
  wire: Wire,
  action: ActionOf<'remove-service'>,
  signal: AbortSignal,
  removals: Removals,
): Promise<Outcome> {
  const path = `/services/${encodeURIComponent(action.service)}`;
  const { text: found } = await ask(wire, { method: 'GET', path }, signal);
  const { name = '', stack = null, body = null } = partsOf(found);
  const named = { object: 'service', name: name || action.service } as const;
  const outcome = await removeNamed(wire, action, path, named, signal);
  // Where the connection broke it may have gone.
  const mayBeGone = outcome.ok || outcome.kind === 'lost';
  if (!mayBeGone || body === null) return outcome;
  const objects = [{ kind: 'service', id: action.service, name, body }] as const;
  const removal = removals.keep(name, { stack, objects });
  return removal === null ? outcome : { ...outcome, undo: { kind: 'bring-back', stack, removal } };
}

/** What cannot be read is removed all the same. */
function partsOf(service: string) {
  try {
    const { name, stack } = decodeService(JSON.parse(service)) ?? {};
    return { name, stack, body: specIn(service) };
  } catch {
    return {};
  }
}
