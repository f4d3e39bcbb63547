import type { ServiceMode } from '../objects/service';

/** The number that scaling sets: replicas, or a job's completions; null for global modes, which have none. */
export function scaleOf(mode: ServiceMode): number | null {
  switch (mode.kind) {
    case 'replicated':
      return mode.replicas;
    case 'replicated-job':
      return mode.completions;
    default:
      return null;
  }
}

/** Swarm keeps replicas as a uint64; past this number no real swarm goes, and a typing error does. */
export const MAX_REPLICAS = 100_000;

export const isReplicaCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_REPLICAS;
