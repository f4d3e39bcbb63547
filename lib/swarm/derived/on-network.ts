import { byName } from '@/lib/base/compare';
import type { Cluster } from '../objects/cluster';
import type { NetworkId } from '../objects/ids';
import type { Network } from '../objects/network';
import type { Service } from '../objects/service';

/** The services on a network, by name. */
export const servicesOn = (network: Network, services: Cluster['services']): readonly Service[] =>
  [...services.values()].filter((service) => isOn(service, network)).sort(byName);

/** The services on each network that has any, by name. */
export function servicesByNetwork({
  services,
  networks,
}: Pick<Cluster, 'services' | 'networks'>): ReadonlyMap<NetworkId, readonly Service[]> {
  const found = new Map<NetworkId, Service[]>();
  const ingress = [...networks.values()].find((network) => network.ingress);
  for (const service of [...services.values()].sort(byName)) {
    const ids = new Set(service.networks);
    if (ingress && isOn(service, ingress)) ids.add(ingress.id);
    for (const id of ids) {
      const on = found.get(id);
      if (on) on.push(service);
      else found.set(id, [service]);
    }
  }
  return found;
}

/** A service is on the ingress network when it publishes a port by the routing mesh, which its spec does not say. */
export const isOn = (service: Service, network: Network): boolean =>
  service.networks.includes(network.id) ||
  (network.ingress && service.ports.some(({ mode }) => mode === 'ingress'));
