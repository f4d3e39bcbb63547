import type { Cluster } from '../objects/cluster';
import { isReporting, type NodeRole, type SwarmNode } from '../objects/node';

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

const quorum = (managers: number, reachable: number): Quorum => {
  const needed = Math.floor(managers / 2) + 1;
  return { managers, reachable, needed, spare: Math.max(0, reachable - needed) };
};

/** By the picture. While there is no leader the managers' word on each other is old. */
export function quorumOf(nodes: Cluster['nodes']): Quorum {
  const managers = [...nodes.values()].flatMap(({ manager }) => manager ?? []);
  return quorum(managers.length, managers.filter(({ reachability }) => reachability === 'reachable').length);
}

/** What a change of role brings with it, the gravest first. */
export type RoleRisk =
  | 'last-manager' // Docker refuses: nobody would manage the swarm
  | 'breaks-quorum' // Docker refuses: too few managers would reach each other
  | 'no-spare' // the loss of one more manager stops all changes
  | 'leader' // another manager takes over
  | 'not-reporting' // it becomes a manager once it is back
  | 'even' // survives no more losses than one manager fewer would
  | 'many'; // each write waits for more of them

/** Docker's own advice: more managers make the swarm slower, not safer. */
const MOST_MANAGERS = 7;

export interface RoleChange {
  readonly before: Quorum;
  readonly after: Quorum;
  readonly risks: readonly RoleRisk[];
}

/** What becomes of the quorum when `node` takes another role. */
export function roleChange(nodes: Cluster['nodes'], node: SwarmNode, role: NodeRole): RoleChange {
  const before = quorumOf(nodes);
  const isMember = node.manager !== null;
  // A node that is down becomes a member only once it is back.
  const isReachable = !isMember || node.manager.reachability === 'reachable';
  const by = role === 'manager' ? (isMember ? 0 : 1) : isMember ? -1 : 0;
  const after = quorum(before.managers + by, before.reachable + (isReachable ? by : 0));
  const lastGoes = role === 'worker' && after.managers === 0;
  const breaks = role === 'worker' && !lastGoes && after.reachable < after.needed;
  const risks: readonly (RoleRisk | false)[] = [
    lastGoes && 'last-manager',
    breaks && 'breaks-quorum',
    // A swarm with one manager never had any to spare, but one that gives up its last spare should know.
    !lastGoes && !breaks && after.spare === 0 && (before.spare > 0 || after.managers === 2) && 'no-spare',
    role === 'worker' && !lastGoes && !breaks && node.manager?.leader === true && 'leader',
    role === 'manager' && !isReporting(node) && 'not-reporting',
    after.managers > 0 && after.managers % 2 === 0 && 'even',
    role === 'manager' && after.managers > MOST_MANAGERS && 'many',
  ];
  return { before, after, risks: risks.filter((risk) => risk !== false) };
}
