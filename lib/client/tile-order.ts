import { compareNames } from '@/lib/base/compare';
import type { Tile } from '@/lib/swarm/derived/tile';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { type Service, shortServiceName } from '@/lib/swarm/objects/service';

/** Each service's place in the order stack → service, so that tiles compare by numbers. Loose services come first. */
export function rankServices(services: ReadonlyMap<ServiceId, Service>): ReadonlyMap<ServiceId, number> {
  const sorted = [...services.values()].sort(
    (a, b) =>
      compareNames(a.stack ?? '', b.stack ?? '') ||
      compareNames(shortServiceName(a), shortServiceName(b)) ||
      compareNames(a.id, b.id),
  );
  return new Map(sorted.map((service, rank) => [service.id, rank]));
}

/** Stack → service → slot, then the older task first: a tile keeps its place however often it is painted. */
export function compareTiles(ranks: ReadonlyMap<ServiceId, number>): (a: Tile, b: Tile) => number {
  const rank = ({ task }: Tile) => (task.service && ranks.get(task.service)) ?? Number.MAX_SAFE_INTEGER;
  return (a, b) =>
    rank(a) - rank(b) ||
    (a.task.slot ?? 0) - (b.task.slot ?? 0) ||
    a.task.createdAt - b.task.createdAt ||
    (a.task.id < b.task.id ? -1 : a.task.id > b.task.id ? 1 : 0);
}
