import type { TaskFilter } from '@/lib/docker/engine';
import type { ServiceId } from '@/lib/swarm/objects/ids';

/** When lists that would have named a task were asked for, by our own clock (ms since 1970). */
export interface Looks {
  /** A list with this filter, asked for at `askedAt`, has been taken. */
  took(filter: TaskFilter, askedAt: number): void;
  /** The latest that would have named each wanted task of the service; null where none would. */
  last(service: ServiceId | null): number | null;
  forget(service: ServiceId): void;
}

export function createLooks(): Looks {
  let atAll: number | null = null;
  const atServices = new Map<ServiceId, number>();
  return {
    took({ ids, nodes, services }, askedAt) {
      if (ids || nodes) return;
      if (!services) atAll = Math.max(askedAt, atAll ?? askedAt);
      else for (const id of services) atServices.set(id, Math.max(askedAt, atServices.get(id) ?? askedAt));
    },
    last(service) {
      const own = service === null ? null : (atServices.get(service) ?? null);
      return own === null ? atAll : Math.max(own, atAll ?? own);
    },
    forget: (service) => void atServices.delete(service),
  };
}
