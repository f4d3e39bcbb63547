import type { NodeId } from './ids';
import type { Resources } from './resources';

export type NodeRole = 'manager' | 'worker';
export type NodeAvailability = 'active' | 'pause' | 'drain';
export const NODE_STATES = ['unknown', 'down', 'ready', 'disconnected'] as const;
export type NodeState = (typeof NODE_STATES)[number];
export type Reachability = 'unknown' | 'unreachable' | 'reachable';

/** What a manager's raft membership tells; null in `SwarmNode.manager` for a worker. */
export interface ManagerStatus {
  readonly leader: boolean;
  readonly reachability: Reachability;
  readonly address: string;
}

export interface SwarmNode {
  readonly id: NodeId;
  /** `Version.Index`; leader and reachability change without it. */
  readonly version: number;
  /** May be empty: a node that never reported. Use `nodeName` to show it. */
  readonly hostname: string;
  /** Whether another node of the swarm has the same hostname, as one that left and joined again does. */
  readonly sharesHostname: boolean;
  readonly role: NodeRole;
  readonly availability: NodeAvailability;
  readonly state: NodeState;
  /** Docker's remark on the state ("heartbeat failure"), often empty. */
  readonly message: string;
  readonly address: string;
  readonly manager: ManagerStatus | null;
  readonly engine: string;
  readonly os: string;
  readonly arch: string;
  /** What the node has, before any reservation. */
  readonly capacity: Resources;
  readonly labels: Readonly<Record<string, string>>;
  readonly engineLabels: Readonly<Record<string, string>>;
  /**
   * About how far its clock is ahead of the server's, ms; negative: behind; 0: nothing shows that it is off. By what
   * started there, and what was written by it as the leader, while the server watched.
   */
  readonly clockOffset: number;
  /** ms since 1970; 0: unknown. */
  readonly createdAt: number;
}

/** `worker01`; the start of the id where there is no hostname, and with it where the hostname is another node's too. */
export const nodeName = (node: Pick<SwarmNode, 'id' | 'hostname' | 'sharesHostname'>): string => {
  const id = node.id.slice(0, 12);
  if (node.hostname === '') return id;
  return node.sharesHostname ? `${node.hostname} (${id})` : node.hostname;
};

/** The same nodes, each knowing whether another has its hostname; one that knew already stays as it is. */
export function withNamesakes(nodes: readonly SwarmNode[]): readonly SwarmNode[] {
  const holders = new Map<string, number>();
  for (const { hostname } of nodes) holders.set(hostname, (holders.get(hostname) ?? 0) + 1);
  return nodes.map((node) => {
    const sharesHostname = node.hostname !== '' && holders.get(node.hostname) !== 1;
    return node.sharesHostname === sharesHostname ? node : { ...node, sharesHostname };
  });
}

/** Whether what the node says of its tasks can be believed now. */
export const isReporting = (node: SwarmNode): boolean => node.state === 'ready';
