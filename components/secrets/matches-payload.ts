import type { Payload } from '@/lib/swarm/objects/payload';

/** Whether every word of `query` is in what the table says of it; an empty query matches all. */
export function matchesPayload({ name, stack, labels, usedBy }: Payload, query: string): boolean {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const text = [name, stack ?? '', ...pairs, ...usedBy].join('\n').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
