import { countOf, type PortRange, portText } from '@/lib/swarm/objects/port';
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

/** Whether `8001` is in 8000-8010, published or in the container. */
function hasPort(range: PortRange, word: string): boolean {
  if (!/^\d{1,5}$/.test(word)) return false;
  const isIn = (first: number) => Number(word) >= first && Number(word) < first + countOf(range);
  return (range.published > 0 && isIn(range.published)) || (!range.oneTarget && isIn(range.target));
}
