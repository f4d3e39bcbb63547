import type { Cluster } from '../objects/cluster';
import { isReporting, type NodeRole, type SwarmNode } from '../objects/node';
import { type Quorum, quorum, quorumOf } from './quorum';

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
