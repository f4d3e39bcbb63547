import type { Cluster } from '../objects/cluster';
import type { NetworkId, ServiceId } from '../objects/ids';
import type { Network } from '../objects/network';
import type { Service } from '../objects/service';
import { isOn } from './on-network';
import { reach } from './reach';

/** What a person points at in the drawing of networks, or has chosen there. */
export type Subject =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'pair'; readonly from: Service; readonly to: Service }
  | { readonly kind: 'network'; readonly network: Network }
  /** Whatever comes from outside. */
  | { readonly kind: 'world' };

/** What of the drawing has to do with a subject: all else fades. */
export interface Reached {
  readonly services: ReadonlySet<ServiceId>;
  readonly networks: ReadonlySet<NetworkId>;
  /** Services whose published ports take part. */
  readonly published: ReadonlySet<ServiceId>;
  /** Of `services` those that are reached by a published port alone, and not by name. */
  readonly byPort: ReadonlySet<ServiceId>;
}

const NONE: ReadonlySet<ServiceId> = new Set();

export function reached(
  subject: Subject,
  services: readonly Service[],
  networks: Cluster['networks'],
): Reached {
  switch (subject.kind) {
    case 'service':
      return fromService(subject.service, services, networks);
    case 'pair':
      return between(subject.from, subject.to, networks);
    case 'network':
      return {
        services: ids(services.filter((service) => isOn(service, subject.network))),
        networks: new Set([subject.network.id]),
        published: NONE,
        byPort: NONE,
      };
    case 'world': {
      const open = ids(services.filter(publishes));
      return { services: open, networks: new Set(), published: open, byPort: NONE };
    }
  }
}

/** Whether something outside can reach it. */
export const publishes = ({ ports }: Service): boolean => ports.some(({ published }) => published > 0);

const ids = (services: readonly Service[]): ReadonlySet<ServiceId> => new Set(services.map(({ id }) => id));

function between(from: Service, to: Service, networks: Cluster['networks']): Reached {
  const found = reach(from, to, networks);
  const byPort = found.by === 'port' ? new Set([to.id]) : NONE;
  return {
    services: new Set([from.id, to.id]),
    networks: new Set(found.by === 'network' ? found.networks.map(({ id }) => id) : []),
    published: byPort,
    byPort,
  };
}

function fromService(from: Service, services: readonly Service[], networks: Cluster['networks']): Reached {
  const others = services.filter(({ id }) => id !== from.id);
  const by = (way: 'network' | 'port') => ids(others.filter((to) => reach(from, to, networks).by === way));
  const byPort = by('port');
  return {
    services: new Set([from.id, ...by('network'), ...byPort]),
    networks: new Set(from.networks),
    published: new Set(publishes(from) ? [from.id, ...byPort] : byPort),
    byPort,
  };
}
