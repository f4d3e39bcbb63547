import type { SwarmNode } from '@/lib/swarm/objects/node';
import { shownAddress } from '@/lib/swarm/objects/node-address';
import { managerStatus } from './manager-status';

/** Whether every word of `query` is in what the table says of the node; an empty query matches all. */
export function matchesNode(node: SwarmNode, query: string): boolean {
  const { id, hostname, role, state, availability, engine, labels } = node;
  const address = shownAddress(node) ?? '';
  const texts = [id, hostname, role, state, availability, address, engine, managerStatus(node) ?? ''];
  const all = [...texts, ...Object.entries(labels).map(([name, value]) => `${name}=${value}`)];
  const text = all.join('\n').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
