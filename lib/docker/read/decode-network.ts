import { list, object, text } from '@/lib/base/json';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import type { Network } from '@/lib/swarm/objects/network';
import { id, stack, time } from '../parts/decode-parts';

/** A record of `/networks` to the fields that may leave the server; null where it is no network. [W6, W10] */
export function decodeNetwork(value: unknown): Network | null {
  const record = object(value);
  const networkId = id<NetworkId>(record.Id ?? record.ID);
  if (networkId === null || typeof record.Name !== 'string') return null;
  return {
    id: networkId,
    name: record.Name,
    driver: text(record.Driver),
    stack: stack(record.Labels),
    subnets: list(object(record.IPAM).Config)
      .map((config) => text(object(config).Subnet))
      .filter(Boolean),
    attachable: record.Attachable === true,
    ingress: record.Ingress === true,
    internal: record.Internal === true,
    // The option's presence is what counts; Docker writes it with an empty value.
    encrypted: 'encrypted' in object(record.Options),
    predefined: Object.hasOwn(object(record.Labels), 'com.docker.swarm.predefined'),
    createdAt: time(record.Created),
  };
}
