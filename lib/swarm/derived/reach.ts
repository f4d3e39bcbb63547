import { byName } from '@/lib/base/compare';
import type { Cluster } from '../objects/cluster';
import type { NetworkId } from '../objects/ids';
import type { Network } from '../objects/network';
import type { PortRange } from '../objects/port';
import type { Service } from '../objects/service';

/** Under which names and addresses a service answers on each of its networks. */
export interface ServiceAddresses {
  /** vip: its name is one virtual address; dnsrr: its name is the addresses of its tasks. */
  readonly mode: 'vip' | 'dnsrr';
  readonly networks: readonly {
    readonly network: NetworkId;
    /** null until Docker has given one, and for dnsrr. */
    readonly vip: string | null;
    /** Names beside the service's own. */
    readonly aliases: readonly string[];
  }[];
}

/** How containers of one service can speak to another. */
export type Reach =
  /** By its name, over each of these networks. */
  | { readonly by: 'network'; readonly networks: readonly Network[] }
  /** No network in common, but a port that nodes answer for it. */
  | { readonly by: 'port'; readonly ports: readonly PortRange[] }
  | { readonly by: 'none' };

/**
 * Containers find each other by name on the networks that both are attached to. The ingress network does not count, nor
 * do those of each engine's own: they give no names.
 */
export function reach(
  from: Pick<Service, 'networks'>,
  to: Pick<Service, 'networks' | 'ports'>,
  networks: Cluster['networks'],
): Reach {
  const shared = from.networks
    .filter((network) => to.networks.includes(network))
    .flatMap((network) => networks.get(network) ?? [])
    .filter((network) => !network.ingress && !network.predefined)
    .sort(byName);
  if (shared.length > 0) return { by: 'network', networks: shared };
  const ports = to.ports.filter(({ published }) => published > 0);
  return ports.length > 0 ? { by: 'port', ports } : { by: 'none' };
}
