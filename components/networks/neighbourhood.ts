import { matchesService } from '@/components/services/service-filter';
import { byName } from '@/lib/base/compare';
import { servicesByNetwork } from '@/lib/swarm/derived/on-network';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { Network } from '@/lib/swarm/objects/network';
import type { Service } from '@/lib/swarm/objects/service';

/** What one screen can hold. */
export const MOST_LANES = 12;
export const MOST_SERVICES = 40;

/** What is drawn of the swarm's networks. */
export interface Neighbourhood {
  /** By name. The ingress network is none of them: it is the world's way in. */
  readonly networks: readonly Network[];
  /** By name. */
  readonly services: readonly Service[];
  /** How many belong to it and are not drawn. */
  readonly left: { readonly networks: number; readonly services: number };
}

/**
 * All of a small swarm. Otherwise what `query` finds and what is next to it: the networks of services, the services on
 * networks. What is `picked` is always in it. Null: too much to draw, and nothing is asked for.
 */
export function neighbourhood(
  cluster: Pick<Cluster, 'services' | 'networks'>,
  query: string,
  picked: { readonly services: readonly Service[]; readonly networks: readonly Network[] },
): Neighbourhood | null {
  const lanes = [...cluster.networks.values()].filter((network) => !network.ingress).sort(byName);
  const services = [...cluster.services.values()].sort(byName);
  const isSearch = query.trim() !== '';
  if (!isSearch && lanes.length <= MOST_LANES && services.length <= MOST_SERVICES)
    return { networks: lanes, services, left: { networks: 0, services: 0 } };
  if (!isSearch && picked.services.length === 0 && picked.networks.length === 0) return null;

  const known = new Map(lanes.map((network) => [network.id, network] as const));
  const on = servicesByNetwork(cluster);
  const lanesOf = (of: readonly Service[]) =>
    of.flatMap((service) => service.networks.flatMap((id) => known.get(id) ?? []));
  const servicesOf = (of: readonly Network[]) => of.flatMap(({ id }) => on.get(id) ?? []);

  const { services: foundServices, lanes: foundLanes } = find(services, lanes, query.trim());
  const first = take([...picked.services, ...foundServices], MOST_SERVICES);
  const chosen = [...picked.networks.filter(({ id }) => known.has(id)), ...lanesOf(picked.services)];
  const drawnLanes = take([...chosen, ...lanesOf(first.taken), ...foundLanes], MOST_LANES);
  const near = [...servicesOf(picked.networks), ...servicesOf(drawnLanes.taken)];
  const drawn = take([...first.taken, ...near], MOST_SERVICES);
  const all = new Set([...picked.services, ...foundServices, ...near]);
  const isDrawn = new Set(drawn.taken);
  // One whose services had no room would look as if nobody used it.
  const shown = drawnLanes.taken.filter(({ id }) => {
    const here = on.get(id) ?? [];
    return here.length === 0 || here.some((service) => isDrawn.has(service));
  });
  return {
    networks: shown.sort(byName),
    services: [...drawn.taken].sort(byName),
    left: {
      networks: drawnLanes.left + drawnLanes.taken.length - shown.length,
      services: all.size - drawn.taken.length,
    },
  };
}

/** What a query finds. A whole name, of a stack too, finds what has it, and not also what begins with it. */
function find(services: readonly Service[], lanes: readonly Network[], query: string) {
  if (query === '') return { services: [], lanes: [] };
  const isNamed = ({ name, stack }: Service | Network) => name === query || stack === query;
  const named = { services: services.filter(isNamed), lanes: lanes.filter(isNamed) };
  if (named.services.length + named.lanes.length > 0) return named;
  return {
    services: services.filter((service) => matchesService(service, query)),
    lanes: lanes.filter((network) => matchesNetwork(network, [], query)),
  };
}

/** Whether every word of `query` is in the network's name, stack, driver or subnets, or in the name of a service on it. */
export function matchesNetwork(
  { name, stack, driver, subnets }: Network,
  services: readonly Service[],
  query: string,
): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [name, stack ?? '', driver, ...subnets, ...services.map((service) => service.name)]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The first `most` of what is there, each once, and how many are left. */
function take<T>(items: readonly T[], most: number): { readonly taken: readonly T[]; readonly left: number } {
  const once = [...new Set(items)];
  return { taken: once.slice(0, most), left: Math.max(0, once.length - most) };
}
