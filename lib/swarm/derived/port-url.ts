import { own } from '@/lib/base/own';
import { isLoopback, readHost } from '../objects/host';
import type { SwarmNode } from '../objects/node';
import { reachableAddress } from '../objects/node-address';
import type { Port } from '../objects/port';
import type { PublishedPort } from './published';

/** A node's label with the name or address at which browsers reach it. Anybody who may label nodes writes it. */
export const HOST_LABEL = 'dev.swarmscope.host';

/** What is known of how a browser reaches the swarm. */
export interface Surroundings {
  /** The host of the page, as `location.hostname` has it. */
  readonly here: string;
  /** The setting PUBLISHED_HOST; null: not set. */
  readonly publishedHost: string | null;
  /** As `DOCKER_HOST`: how the server reaches the swarm. */
  readonly endpoint: string;
  /** How many nodes the swarm has. */
  readonly nodes: number;
}

/**
 * The host at which a browser opens published ports, ready for an address; null for what no browser can speak to, or what
 * answers nowhere that is known.
 */
export function publishedHost(
  { range, nodes, isAnswering }: PublishedPort,
  around: Surroundings,
): string | null {
  if (range.protocol !== 'tcp' || !isAnswering || nodes.length === 0) return null;
  const here = readHost(around.here);
  /** A host that somebody wrote down. On its own machine alone `localhost` is what they mean. */
  const written = (text: string): string | null => {
    const host = readHost(text);
    return host !== null && isLoopback(host) && !(here !== null && isLoopback(here)) ? null : host;
  };
  const labelOf = ({ labels }: SwarmNode) => written(own(labels, HOST_LABEL) ?? '');
  const addressOf = (node: SwarmNode) => readHost(reachableAddress(node) ?? '');
  const isHere = (node: SwarmNode) =>
    here !== null && (addressOf(node) === here || node.hostname.toLowerCase() === here);
  const addressOfFirst = () => first(nodes, addressOf);

  const setting = written(around.publishedHost ?? '');
  const label = first(nodes, labelOf);
  const mesh = () => {
    if (nodes.some(isHere)) return here;
    const way = readEndpoint(around.endpoint, nodes);
    if (way === 'nodes') return addressOfFirst();
    return way === 'here' ? (here ?? addressOfFirst()) : way.host;
  };
  if (range.mode === 'ingress') return setting ?? label ?? mesh();
  if (around.nodes === 1) return label ?? setting ?? mesh();
  return first(nodes, (node) => labelOf(node) ?? (isHere(node) ? here : addressOf(node)));
}

/** Where a browser opens one port at a host. */
export function portUrl(host: string, { published, target }: Port): string {
  const scheme = published === 443 || target === 443 ? 'https' : 'http';
  return `${scheme}://${host}:${published}/`;
}

function first(nodes: readonly SwarmNode[], read: (node: SwarmNode) => string | null): string | null {
  for (const node of nodes) {
    const host = read(node);
    if (host !== null) return host;
  }
  return null;
}

/**
 * How a browser that reaches the server reaches the swarm, from how the server does. A socket, or a socket proxy in a
 * container beside it (`tcp://socket-proxy:2375`): at the page's own host. Another machine: at that one. What ssh knows by
 * a name of its own (`ssh://pi`): at the nodes' addresses.
 */
function readEndpoint(
  endpoint: string,
  nodes: readonly SwarmNode[],
): 'here' | 'nodes' | { readonly host: string } {
  const [, scheme = 'tcp', text = ''] =
    /^(?:([a-z]+):\/\/)?(?:[^@/]*@)?(\[[^\]/]+\]|[^:/]*)/i.exec(endpoint.trim()) ?? [];
  const host = readHost(text);
  if (host === null || isLoopback(host) || host.endsWith('.docker.internal') || host.startsWith('tasks.'))
    return 'here';
  if (host.includes('.') || host.startsWith('[')) return { host };
  if (scheme.toLowerCase() === 'ssh') return 'nodes';
  return nodes.some(({ hostname }) => hostname.toLowerCase() === host) ? { host } : 'here';
}
