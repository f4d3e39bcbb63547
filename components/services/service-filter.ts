import { hasPort, portText } from '@/lib/swarm/objects/port';
import type { Service } from '@/lib/swarm/objects/service';

/** Whether every word of `query` is in the service's name, stack, image, mode or ports; an empty query matches all. */
export function matchesService(service: Service, query: string): boolean {
  const { name, stack, image, mode, ports } = service;
  const text = [name, stack ?? '', image.name, mode.kind, ...ports.map(portText)].join('\n').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word) || ports.some((range) => hasPort(range, word)));
}
