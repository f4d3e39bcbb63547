import { type Json, object } from '@/lib/base/json';
import { keysOf } from '@/lib/base/keys';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import type { Edited, Mount } from '@/lib/swarm/objects/service-definition';
import { id } from '../parts/decode-parts';
import { decodeMount } from '../parts/decode-settings';
import { withMembers } from './json-edit';
import { type ItemKind, whole } from './list-edit';

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

const MOUNT: { readonly [K in keyof Mount]: string } = {
  type: 'Type',
  source: 'Source',
  target: 'Target',
  readOnly: 'ReadOnly',
};

export const MOUNTS: ItemKind<Edited<Mount>> = {
  decode: decodeMount,
  encode: encodeMount,
  was: ({ was }) => was,
  key: (mount) => JSON.stringify(keysOf(MOUNT).map((member) => mount[member])),
  // A kind of mount has options that Docker refuses of another.
  rewrite: (own, before, wanted) =>
    before.type === wanted.type
      ? withMembers(own, [], MOUNT, wanted, before)
      : JSON.stringify(encodeMount(wanted)),
};
