import { isLoopback, readHost } from './host';
import type { SwarmNode } from './node';

type Addressed = Pick<SwarmNode, 'address' | 'manager'>;

/**
 * The address at which other machines reach a node, IPv6 without brackets; null where none is known. A manager that was
 * told no address reports itself as 0.0.0.0 or 127.0.0.1: its raft address is the one that others use.
 */
export function reachableAddress({ address, manager }: Addressed): string | null {
  const known = [address, hostOf(manager?.address ?? '')].find(isReachable);
  return known === undefined ? null : withoutBrackets(known);
}

/** What to show as a node's address: the reachable one; else what Docker says; null where that is no address. */
export const shownAddress = (node: Addressed): string | null =>
  reachableAddress(node) ?? ([node.address, hostOf(node.manager?.address ?? '')].find(isAddress) || null);

/** `host:port` at which others reach a manager; null where none is known. */
export function reachableManager({ address, manager }: Addressed): string | null {
  const reachable = manager && reachableAddress({ address: hostOf(manager.address), manager: null });
  if (manager && reachable !== null) return manager.address;
  const own = manager && reachableAddress({ address, manager: null });
  const [port = '2377'] = manager?.address.match(/\d+$/) ?? [];
  return own ? `${own.includes(':') ? `[${own}]` : own}:${port}` : null;
}

/** `10.0.0.9` of `10.0.0.9:2377`, `fd00::9` of `[fd00::9]:2377`. */
const hostOf = (address: string): string => withoutBrackets(address.replace(/(?<=\]|^[^:]*):\d+$/, ''));

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

function isReachable(address: string): boolean {
  const host = readHost(address);
  return host !== null && !isLoopback(host);
}

/** Unspecified ones say "all of mine", and no address. */
const isAddress = (address: string): boolean =>
  address !== '' && !/^(0\.0\.0\.0|\[?(::|(0+:){7}0+|::ffff:0\.0\.0\.0)\]?)$/i.test(address);
