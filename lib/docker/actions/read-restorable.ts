import { type Json, object } from '@/lib/base/json';
import { type Member, memberPath } from '../read/stack-members';
import { spanOf } from '../spec/json-span';
import { ask } from '../wire/ask';
import type { Wire } from '../wire/wire';
import type { Restorable } from './removals';

/**
 * What would make a member again; null where nothing can: Docker does not give out what is in a secret. A removal does not
 * wait for what cannot be read.
 */
export async function readRestorable(
  wire: Wire,
  { kind, id, name }: Member,
  signal: AbortSignal,
): Promise<Restorable | null> {
  if (kind === 'secret') return null;
  try {
    const { text } = await ask(wire, { method: 'GET', path: memberPath(kind, id) }, signal);
    const body = kind === 'network' ? JSON.stringify(networkBody(object(JSON.parse(text)))) : specIn(text);
    return body === null ? null : { kind, id, name, body };
  } catch {
    return null;
  }
}

/** As Docker wrote it, to the byte: its 64-bit numbers do not survive `JSON.parse`. */
export function specIn(text: string): string | null {
  const span = spanOf(text, ['Spec']);
  return span && text.slice(span.start, span.end);
}

/** Networks have no spec: these are the fields that one is created with. */
export function networkBody(network: Json): Json {
  const kept = [
    'Name',
    'Driver',
    'Scope',
    'Attachable',
    'Internal',
    'EnableIPv6',
    'IPAM',
    'Labels',
    'ConfigFrom',
  ];
  const { 'com.docker.network.driver.overlay.vxlanid_list': _, ...options } = object(network.Options);
  return {
    ...Object.fromEntries(kept.flatMap((key) => (network[key] == null ? [] : [[key, network[key]]]))),
    Options: options,
    CheckDuplicate: true, // which engines before 25 do only when asked
  };
}
