import { byName } from '@/lib/base/compare';
import { groupBy } from '@/lib/base/group';
import type { Cluster } from './cluster';
import type { StackName } from './ids';
import type { Network } from './network';
import type { Service } from './service';

/** Holds a stack's name, on all that belongs to it. */
export const STACK_LABEL = 'com.docker.stack.namespace';

/** A stack is a label on services and networks; Swarm keeps no object for it. */
export interface Stack {
  readonly name: StackName;
  readonly services: readonly Service[];
  readonly networks: readonly Network[];
}

/** The stacks that have a service or a network, by name; their members by name within. */
export function stacksOf(cluster: Pick<Cluster, 'services' | 'networks'>): Stack[] {
  const services = groupBy(cluster.services.values(), (service) => service.stack);
  const networks = groupBy(cluster.networks.values(), (network) => network.stack);
  return [...new Set([...services.keys(), ...networks.keys()])]
    .filter((name) => name !== null)
    .map((name) => ({
      name,
      services: (services.get(name) ?? []).sort(byName),
      networks: (networks.get(name) ?? []).sort(byName),
    }))
    .sort(byName);
}
