import { createHmac, randomBytes } from 'node:crypto';
import { object } from '@/lib/base/json';

const key = randomBytes(32);

/** A keyed hash, because specs hold environment values that could be guessed from a plain one; the key dies with the process. [W10] */
const seal = (text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 12);

/** Equal for a service's task template and the spec of a task that needs no replacing. */
export function fingerprint(spec: unknown): string {
  const { Runtime, ...rest } = object(spec); // stated on services only
  const { Constraints, ...placement } = object(rest.Placement); // Swarm replaces no task for new constraints that its node meets
  return seal(JSON.stringify({ ...rest, Placement: placement }));
}

/** Equal for equal texts of a whole spec. */
export const editionOf = (spec: string): string => seal(spec);
