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
