import { createHmac, randomBytes } from 'node:crypto';
import { type Json, object } from '@/lib/base/json';
import { QUIET_PATHS } from '../spec/service-fields';

const key = randomBytes(32);

/** A keyed hash, because specs hold environment values that could be guessed from a plain one; the key dies with the process. [W10] */
const seal = (text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 12);

/** Equal for a service's task template and the spec of a task that needs no replacing. */
export function fingerprint(spec: unknown): string {
  const { Runtime, ...template } = object(spec); // stated on services only
  return seal(JSON.stringify(QUIET.reduce(without, template)));
}

/** What Swarm replaces no task for, in a task template. */
const QUIET = QUIET_PATHS.filter(([part]) => part === 'TaskTemplate').map(([, ...path]) => path);

function without(record: Json, [key = '', ...path]: readonly string[]): Json {
  const { [key]: value, ...rest } = record;
  return path.length > 0 ? { ...record, [key]: without(object(value), path) } : rest;
}

/** Equal for equal texts of a whole spec. */
export const editionOf = (spec: string): string => seal(spec);
