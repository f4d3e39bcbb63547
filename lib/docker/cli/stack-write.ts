import { type Json, object, text } from '@/lib/base/json';
import type { Step } from '@/lib/swarm/operations/outcome';
import type { Write } from './relay';

/** A write of `stack deploy`, understood. */
export interface StackWrite {
  readonly object: Step['object'];
  readonly name: string;
  readonly did: NonNullable<Step['did']>;
  /** What is written; empty for a removal. */
  readonly spec: Json;
}

/**
 * null for what `stack deploy` does not write here: no secret and no config, as those would come from this machine's
 * files, which a compose file must not reach. `nameOf` knows the names of what is there by id.
 */
export function readWrite(
  { method, path, body }: Pick<Write, 'method' | 'path' | 'body'>,
  nameOf: (id: string) => string | undefined,
): StackWrite | null {
  const [, kind, id = '', verb] = /^\/(service|network)s\/([^/]+)(?:\/(update))?$/.exec(path) ?? [];
  const named = OBJECTS.find((one) => one === kind);
  if (!named) return null;
  if (method === 'DELETE') return { object: named, name: nameOf(id) ?? id, did: 'remove', spec: {} };
  const spec = object(parse(body));
  const name = text(spec.Name) || nameOf(id) || id;
  if (verb === 'update') return { object: named, name, did: 'update', spec };
  return id === 'create' ? { object: named, name, did: 'create', spec } : null;
}

const OBJECTS = ['service', 'network'] as const;

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
