import { Agents } from './agents';
import { Allocator } from './allocator';
import type { Cancel, Clock } from './clock';
import { enforceConstraints } from './enforcer';
import { EventLog } from './event-log';
import { find } from './find';
import { parseGeneric } from './generic-resources';
import { JoinTokens } from './join-tokens';
import { Orchestrator } from './orchestrator';
import { Random } from './random';
import { Reaper } from './reaper';
import { Restarts } from './restarts';
import { Rollouts } from './rollouts';
import { Scheduler } from './scheduler';
import { Store } from './store';
import { isRunning } from './task';
import type { Node } from './wire';

const HEARTBEAT_MS = 5_000;
/** Three heartbeats that do not come. */
const HEARTBEAT_TIMEOUT_MS = 3 * HEARTBEAT_MS;

/**
 * A swarm in one process: the managers' store, the loops that follow it, and agents that stand for the nodes.
 * Loops never call each other; each hears of a change in the store and answers with its own.
 */
export class Swarm {
  readonly store: Store;
  readonly random: Random;
  readonly events: EventLog;
  readonly allocator: Allocator;
  readonly agents: Agents;
  readonly joinTokens: JoinTokens;
  /** Nodes whose heartbeat does not come, and how to stop waiting for it. */
  private readonly missing = new Map<string, Cancel>();

  constructor(
    readonly clock: Clock,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.joinTokens = new JoinTokens(seed);
    this.store = new Store(clock);
    const { store, random } = this;
    this.events = new EventLog(store, clock);
    this.allocator = new Allocator(store, clock);
    const restarts = new Restarts(store, clock, random);
    const parts = { store, clock, random, restarts };
    new Orchestrator(parts, new Rollouts(parts));
    enforceConstraints(store, clock);
    new Scheduler(store, clock);
    this.agents = new Agents(store, clock, random);
    new Reaper(store, clock);
  }

  /** Pulls the node's plug. The managers call it down after 15 s without a heartbeat. */
  stopNode(name: string): void {
    const { ID } = this.nodeNamed(name);
    if (this.agents.isCutOff(ID)) return;
    this.agents.cut(ID);
    this.missing.set(
      ID,
      this.clock.after(HEARTBEAT_TIMEOUT_MS, () => this.setState(ID, 'down', 'heartbeat failure')),
    );
  }

  /** Plugs the node in again; its containers have been running on all the while. */
  startNode(name: string): void {
    const { ID } = this.nodeNamed(name);
    this.missing.get(ID)?.();
    this.setState(ID, 'ready');
    this.agents.reconnect(ID);
  }

  /** The node's daemon starts anew with these `node-generic-resources` in its settings; its tasks run on. */
  setGeneric(name: string, lines: readonly string[]): void {
    const node = this.nodeNamed(name);
    const { Description } = node;
    const Resources = { ...Description.Resources, GenericResources: parseGeneric(lines) };
    this.store.commit((tx) => tx.put('node', { ...node, Description: { ...Description, Resources } }));
  }

  /** Makes the containers of a service's running tasks die with this code, or those of one slot. */
  crash(service: string, exitCode: number, slot?: number): void {
    const { ID } = find('service', this.store.services, service, ({ Spec }) => Spec.Name);
    for (const task of this.store.tasksOfService(ID)) {
      if (isRunning(task) && (slot === undefined || task.Slot === slot)) this.agents.crash(task.ID, exitCode);
    }
  }

  /** Makes the containers of `count` running tasks die at once, evenly over the swarm. Returns how many there were. */
  crashMany(count: number): number {
    const running = this.store.tasks.sorted().filter(isRunning);
    const step = Math.max(1, running.length / count);
    let crashed = 0;
    for (let at = 0; crashed < count; at += step) {
      const task = running[Math.floor(at)];
      if (!task) break;
      this.agents.crash(task.ID, 1);
      crashed += 1;
    }
    return crashed;
  }

  /**
   * The next manager becomes the leader. It knows no node until it has heard from it, which takes a heartbeat at most.
   * Returns its name, null where there is no other manager.
   */
  changeLeader(): string | null {
    const managers = this.store.nodes.sorted().filter(({ ManagerStatus }) => ManagerStatus);
    const leader = managers.findIndex(({ ManagerStatus }) => ManagerStatus?.Leader);
    const next = managers[(leader + 1) % managers.length];
    if (managers.length < 2 || !next) return null;
    const nodes = this.store.nodes.sorted();
    this.store.commit((tx) => {
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
      if (!this.agents.isCutOff(ID))
        this.clock.after(this.random.between(0, HEARTBEAT_MS), () => this.setState(ID, 'ready'));
    return next.Description.Hostname;
  }

  private nodeNamed(name: string): Node {
    return find('node', this.store.nodes, name, ({ Description }) => Description.Hostname);
  }

  private setState(id: string, State: 'ready' | 'down', Message?: string): void {
    this.store.commit((tx) => {
      const node = this.store.nodes.get(id);
      if (node && node.Status.State !== State) {
        const Reachability = State === 'down' ? 'unreachable' : 'reachable';
        tx.put('node', {
          ...node,
          Status: { State, Message, Addr: node.Status.Addr },
          ManagerStatus: node.ManagerStatus && { ...node.ManagerStatus, Reachability },
        });
      }
    });
  }
}
