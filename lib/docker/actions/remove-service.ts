import type { Action } from '@/lib/swarm/action';
import type { Outcome } from '@/lib/swarm/outcome';
import { object, text } from '../json';
import type { Wire } from '../wire';
import { ask } from './ask';
import { removeNamed } from './remove-one';

type RemoveService = Extract<Action, { kind: 'remove-service' }>;

/** Removes one service; its tasks stop after the answer. */
export async function removeService(
  wire: Wire,
  action: RemoveService,
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
