import type { Subject } from '@/lib/swarm/derived/reached';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { NetworkId, ServiceId } from '@/lib/swarm/objects/ids';
import type { Network } from '@/lib/swarm/objects/network';
import type { Service } from '@/lib/swarm/objects/service';
import type { NetworksView } from '../use-networks-view';

/** What the pointer or the focus is on. */
export type Pointed =
  | { readonly kind: 'service'; readonly id: ServiceId }
  | { readonly kind: 'network'; readonly id: NetworkId }
  | { readonly kind: 'world' };

/** What is chosen, as the swarm has it now: what is gone is not chosen any more. */
export interface Chosen {
  readonly from: Service | null;
  readonly to: Service | null;
  /** The ingress network stands for the world. */
  readonly network: Network | null;
}

export function chosenIn(
  { services, networks }: Pick<Cluster, 'services' | 'networks'>,
  view: NetworksView,
): Chosen {
  const named = <T extends { readonly name: string }>(things: Iterable<T>, name: string | null): T | null => {
    if (name !== null) for (const thing of things) if (thing.name === name) return thing;
    return null;
  };
  return {
    from: named(services.values(), view.from),
    to: named(services.values(), view.to),
    network: named(networks.values(), view.network),
  };
}

/** What the drawing shows the reach of. Two that are chosen hold; after the first, pointing at a second shows the way to it. */
export function subjectOf(
  { from, to, network }: Chosen,
  pointed: Pointed | null,
  { services, networks }: Pick<Cluster, 'services' | 'networks'>,
): Subject | null {
  if (from && to) return { kind: 'pair', from, to };
  if (pointed?.kind === 'world') return { kind: 'world' };
  if (pointed?.kind === 'network') {
    const lane = networks.get(pointed.id);
    if (lane) return { kind: 'network', network: lane };
  }
  const service = pointed?.kind === 'service' ? services.get(pointed.id) : undefined;
  if (service && from && service !== from) return { kind: 'pair', from, to: service };
  if (service) return { kind: 'service', service };
  const one = from ?? to;
  if (one) return { kind: 'service', service: one };
  if (network) return network.ingress ? { kind: 'world' } : { kind: 'network', network };
  return null;
}
