import type { Cluster } from './cluster';
import { isRunning } from './health';
import type { SwarmNode } from './node';
import type { Port } from './port';
import type { Service } from './service';
import { isWanted, type Task } from './task';

/** A published port, and the nodes at which it answers now. */
export interface PublishedPort {
  readonly service: Service;
  readonly port: Port;
  readonly nodes: readonly SwarmNode[];
}

/**
 * By the routing mesh every node that is up answers, managers first: those stay longest. In host mode only the nodes
 * with a running task do.
 */
export function publishedPorts(
  { services, nodes }: Pick<Cluster, 'services' | 'nodes'>,
  tasks: readonly Task[],
): readonly PublishedPort[] {
  const up = [...nodes.values()]
    .filter(({ state }) => state === 'ready')
    .sort((a, b) => rank(a) - rank(b) || (a.hostname < b.hostname ? -1 : 1));
  return [...services.values()]
    .flatMap((service) => service.ports.map((port) => ({ service, port })))
    .filter(({ port }) => port.published > 0)
    .sort((a, b) => a.port.published - b.port.published || (a.service.name < b.service.name ? -1 : 1))
    .map(({ service, port }) => {
      if (port.mode === 'ingress') return { service, port, nodes: up };
      const running = tasks.filter(
        (task) => task.service === service.id && isWanted(task) && isRunning(task, nodes),
      );
      return { service, port, nodes: up.filter(({ id }) => running.some((task) => task.node === id)) };
    });
}

const rank = ({ manager }: SwarmNode): number => (manager?.leader ? 0 : manager ? 1 : 2);

/**
 * Where a browser opens a port: at the host that it came from, where that is any node's (`here`) and every node
 * answers; else at the first node that does. null for what is no web address, or answers nowhere.
 */
export function portUrl({ port, nodes }: PublishedPort, here: string): string | null {
  const [first] = nodes;
  if (port.protocol !== 'tcp' || !first) return null;
  const isNodes =
    port.mode === 'ingress' && nodes.some(({ address, hostname }) => address === here || hostname === here);
  const host = isNodes ? here : addressOf(first) || here;
  if (!host) return null;
  const scheme = port.published === 443 || port.target === 443 ? 'https' : 'http';
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port.published}/`;
}

/** A manager reports itself as 0.0.0.0 where it was told no address; its raft address is the one that others use. */
function addressOf({ address, manager }: SwarmNode): string {
  if (address && address !== '0.0.0.0' && address !== '127.0.0.1') return address;
  return manager?.address.replace(/:\d+$/, '').replace(/^\[|\]$/g, '') ?? address;
}
