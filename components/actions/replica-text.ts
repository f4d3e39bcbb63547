import { isReplicaCount } from '@/lib/swarm/operations/scale';

/** Reads what a person typed; null for anything but a whole number that Swarm takes. */
export function parseReplicas(text: string): number | null {
  const trimmed = text.trim();
  const value = /^\d+$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  return isReplicaCount(value) ? value : null;
}
