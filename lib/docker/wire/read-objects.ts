import { type Json, list, object } from '@/lib/base/json';
import { ask } from './ask';
import { dockerError } from './docker-error';
import type { Wire } from './wire';

/** A list of Docker's, as it is: to be decoded to what may be shown before it goes anywhere. Throws `DockerError`. */
export async function readObjects(
  wire: Wire,
  path: string,
  filters: Json | null,
  signal: AbortSignal,
): Promise<readonly Json[]> {
  const query = filters && { query: { filters } };
  const { text } = await ask(wire, { method: 'GET', path, ...query }, signal);
  try {
    return list(JSON.parse(text)).map(object);
  } catch (error) {
    throw dockerError('garbage', 'not a list', error);
  }
}
