import { object, text } from '@/lib/base/json';
import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { ask } from '../wire/ask';
import type { Wire } from '../wire/wire';
import { removeNamed } from './remove-one';

/** Removes one service; its tasks stop after the answer. */
export async function removeService(
  wire: Wire,
  action: ActionOf<'remove-service'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const path = `/services/${encodeURIComponent(action.service)}`;
  const { text: found } = await ask(wire, { method: 'GET', path }, signal);
  const name = nameIn(found) || action.service;
  return removeNamed(wire, action, path, { object: 'service', name }, signal);
}

function nameIn(service: string): string {
  try {
    return text(object(object(JSON.parse(service)).Spec).Name);
  } catch {
    return '';
  }
}
