import { compareNames } from '@/lib/base/compare';
import type { Cluster } from '../objects/cluster';
import type { Network } from '../objects/network';
import type { Service } from '../objects/service';

/** Which service is on which network. */
export interface NetworkMatrix {
  /** By name, the ingress network first. */
  readonly networks: readonly Network[];
  /** By stack and name; services on no network too. */
  readonly rows: readonly { readonly service: Service; readonly on: readonly boolean[] }[];
}

/** A service is on the ingress network when it publishes a port by the routing mesh, which its spec does not say. */
export function networkMatrix({ services, networks }: Pick<Cluster, 'services' | 'networks'>): NetworkMatrix {
  const columns = [...networks.values()]
    .filter((network) => servicesOn(network, services).length > 0)
    .sort((a, b) => Number(b.ingress) - Number(a.ingress) || compareNames(a.name, b.name));
  const rows = [...services.values()]
    .sort((a, b) => compareNames(a.stack ?? '', b.stack ?? '') || compareNames(a.name, b.name))
    .map((service) => ({ service, on: columns.map((network) => isOn(service, network)) }));
  return { networks: columns, rows };
}

/** The services on a network, by name. */
export const servicesOn = (network: Network, services: Cluster['services']): readonly Service[] =>
  [...services.values()]
    .filter((service) => isOn(service, network))
    .sort((a, b) => compareNames(a.name, b.name));

const isOn = (service: Service, network: Network): boolean =>
  service.networks.includes(network.id) ||
  (network.ingress && service.ports.some(({ mode }) => mode === 'ingress'));
