import { type Json, object } from '@/lib/base/json';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import type { Edited, Mount } from '@/lib/swarm/objects/service-definition';
import { id } from '../parts/decode-parts';
import { decodeMount } from '../parts/decode-settings';
import { type ItemKind, members, whole } from './list-edit';

export const NETWORKS = whole<NetworkId>(
  (element) => id(object(element).Target),
  (Target) => ({ Target }),
);

export const CONSTRAINTS = whole<string>(
  (element) => (typeof element === 'string' ? element : null),
  (constraint) => constraint,
);

const encodeMount = ({ type, source, target, readOnly }: Mount): Json => ({
  Type: type,
  ...(source !== '' && { Source: source }),
  Target: target,
  ...(readOnly && { ReadOnly: true }),
});

const SAME_KIND = members<Edited<Mount>>(
  { type: 'Type', source: 'Source', target: 'Target', readOnly: 'ReadOnly' },
  { decode: decodeMount, encode: encodeMount, was: ({ was }) => was },
);

export const MOUNTS: ItemKind<Edited<Mount>> = {
  ...SAME_KIND,
  // A kind of mount has options that Docker refuses of another.
  rewrite: (own, before, wanted) =>
    before.type === wanted.type
      ? SAME_KIND.rewrite(own, before, wanted)
      : JSON.stringify(encodeMount(wanted)),
};
