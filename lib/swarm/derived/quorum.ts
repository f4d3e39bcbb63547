import type { Cluster } from '../objects/cluster';

/** How the managers stand: they act only while more than half of them reach each other. */
export interface Quorum {
  /** Members of the managers' raft group, reachable or not. */
  readonly managers: number;
  readonly reachable: number;
  /** How many of them must reach each other. */
  readonly needed: number;
  /** How many of the reachable ones may go before nothing can be changed any more. */
  readonly spare: number;
}

export const quorum = (managers: number, reachable: number): Quorum => {
  const needed = Math.floor(managers / 2) + 1;
  return { managers, reachable, needed, spare: Math.max(0, reachable - needed) };
};

/** By the picture. While there is no leader the managers' word on each other is old. */
export function quorumOf(nodes: Cluster['nodes']): Quorum {
  const managers = [...nodes.values()].flatMap(({ manager }) => manager ?? []);
  return quorum(managers.length, managers.filter(({ reachability }) => reachability === 'reachable').length);
}
