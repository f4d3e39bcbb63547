import type { Cancel, Clock } from '../simulation/clock';
import type { Random } from '../simulation/random';
import type { Store } from '../store/store';
import type { Agents } from './agents';

const HEARTBEAT_MS = 5_000;
/** Three heartbeats that do not come. */
const HEARTBEAT_TIMEOUT_MS = 3 * HEARTBEAT_MS;

interface DispatcherParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly agents: Agents;
}

/** What the managers know of the nodes by their heartbeats. */
export interface Dispatcher {
  /** The node's heartbeats end: it is called down after 15 s without one. */
  miss(nodeId: string): void;
  /** The node's heartbeats come again. */
  hear(nodeId: string): void;
  /**
   * The next manager becomes the leader. It knows no node until it has heard from it, which takes a heartbeat at most.
   * Returns its name, null where there is no other manager.
   */
  changeLeader(): string | null;
}

export function createDispatcher({ store, clock, random, agents }: DispatcherParts): Dispatcher {
  /** Nodes whose heartbeat does not come, and how to stop waiting for it. */
  const missing = new Map<string, Cancel>();

  const setState = (id: string, State: 'ready' | 'down', Message?: string) =>
    store.commit((tx) => {
      const node = store.nodes.get(id);
      if (node && node.Status.State !== State) {
        const Reachability = State === 'down' ? 'unreachable' : 'reachable';
        tx.put('node', {
          ...node,
          Status: { State, Message, Addr: node.Status.Addr },
          ManagerStatus: node.ManagerStatus && { ...node.ManagerStatus, Reachability },
        });
      }
    });

  return {
    miss(id) {
      const callDown = () => setState(id, 'down', 'heartbeat failure');
      missing.set(id, clock.after(HEARTBEAT_TIMEOUT_MS, callDown));
    },
    hear(id) {
      missing.get(id)?.();
      setState(id, 'ready');
    },
    changeLeader() {
      const nodes = store.nodes.sorted();
      const managers = nodes.filter(({ ManagerStatus }) => ManagerStatus);
      const leader = managers.findIndex(({ ManagerStatus }) => ManagerStatus?.Leader);
      const next = managers[(leader + 1) % managers.length];
      if (managers.length < 2 || !next) return null;
      store.commit((tx) => {
        for (const node of nodes) {
          const { ManagerStatus: status, Status } = node;
          if (!status && Status.State !== 'ready') continue;
          tx.put('node', {
            ...node,
            ManagerStatus: status && { ...status, Leader: node.ID === next.ID || undefined },
            ...(Status.State === 'ready' && {
              Status: {
                ...Status,
                State: 'unknown',
                Message: 'Node moved to "unknown" state due to leadership change in cluster',
              },
            }),
          });
        }
      });
      for (const { ID } of nodes)
        clock.after(random.between(0, HEARTBEAT_MS), () => {
          if (!agents.isCutOff(ID)) setState(ID, 'ready');
        });
      return next.Description.Hostname;
    },
  };
}
