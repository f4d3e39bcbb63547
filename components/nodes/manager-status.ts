import type { SwarmNode } from '@/lib/swarm/objects/node';

/** As `docker node ls` has it in MANAGER STATUS; null for a worker. */
export function managerStatus({
  manager,
}: SwarmNode): 'leader' | 'reachable' | 'unreachable' | 'unknown' | null {
  if (!manager) return null;
  return manager.leader ? 'leader' : manager.reachability;
}
