import { sameJson } from '@/lib/base/equal';
import { type Json, object } from '@/lib/base/json';
import { id as idOf } from '../parts/decode-parts';
import { readObjects } from '../wire/read-objects';
import type { Wire } from '../wire/wire';
import { networkBody } from './read-restorable';
import type { Restorable } from './removals';

/**
 * The id of what an earlier attempt made whose answer was lost: all that it says, its name and its stack's label with it, is
 * what was to be made. null where there is nothing of the kind.
 */
export async function findMade(
  wire: Wire,
  { kind, id, name, body }: Restorable,
  signal: AbortSignal,
): Promise<string | null> {
  const wanted = object(JSON.parse(body));
  for (const found of await readObjects(wire, `/${kind}s`, { name: { [name]: true } }, signal)) {
    const foundId = idOf<string>(found.ID ?? found.Id);
    // A manager keeps its own part of a network for a moment after it is gone.
    const lingers = kind === 'network' && foundId === id;
    const isSame =
      kind === 'network'
        ? sameJson(withoutSubnet(networkBody(found)), withoutSubnet(wanted))
        : sameJson(found.Spec, wanted);
    if (isSame && !lingers && foundId !== null) return foundId;
  }
  return null;
}

/** Which may have been given to another meanwhile. */
const withoutSubnet = ({ IPAM: _, ...network }: Json): Json => network;
