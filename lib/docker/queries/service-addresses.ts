import { list, object, text, texts } from '@/lib/base/json';
import type { ServiceAddresses } from '@/lib/swarm/derived/reach';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import type { QueryOf } from '@/lib/swarm/operations/query';
import { id } from '../parts/decode-parts';
import { networkList } from '../parts/decode-settings';
import { ask } from '../wire/ask';
import { dockerError } from '../wire/docker-error';
import type { Wire } from '../wire/wire';

/** Under which names and addresses a service answers on each of its networks. Throws `DockerError`. */
export async function serviceAddresses(
  wire: Wire,
  { service }: QueryOf<'service-addresses'>,
  signal: AbortSignal,
): Promise<ServiceAddresses> {
  const path = `/services/${encodeURIComponent(service)}`;
  const { text: found } = await ask(wire, { method: 'GET', path }, signal);
  const { Spec, Endpoint } = parse(found);
  const spec = object(Spec);
  const endpoint = object(Endpoint);
  // 20.10 leaves the endpoint's own empty where there is no virtual address.
  const { Mode } = { ...object(endpoint.Spec), ...object(spec.EndpointSpec) };
  const mode = Mode === 'dnsrr' ? 'dnsrr' : 'vip';
  const vips = list(endpoint.VirtualIPs).map(object);
  return {
    mode,
    networks: networkList(spec).flatMap((item) => {
      const { Target, Aliases } = object(item);
      const network = id<NetworkId>(Target);
      if (network === null) return [];
      const vip = vips.find(({ NetworkID }) => NetworkID === network);
      return [{ network, vip: text(vip?.Addr).replace(/\/\d+$/, '') || null, aliases: texts(Aliases) }];
    }),
  };
}

function parse(found: string) {
  try {
    return object(JSON.parse(found));
  } catch (error) {
    throw dockerError('garbage', 'not a service', error);
  }
}
