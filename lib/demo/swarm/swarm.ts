import { enforceConstraints } from '../orchestrator/enforcer';
import { Orchestrator } from '../orchestrator/orchestrator';
import { Reaper } from '../orchestrator/reaper';
import { Restarts } from '../orchestrator/restarts';
import { Rollouts } from '../orchestrator/rollouts';
import { Scheduler } from '../scheduler/scheduler';
import type { Clock } from '../simulation/clock';
import { Random } from '../simulation/random';
import { EventLog } from '../store/event-log';
import { Store } from '../store/store';
import { Agents } from './agents';
import { Allocator } from './allocator';
import { createDispatcher, type Dispatcher } from './dispatcher';
import { JoinTokens } from './join-tokens';

/**
 * A swarm in one process: the managers' store, the loops that follow it, and agents that stand for the nodes.
 * Loops never call each other; each hears of a change in the store and answers with its own.
 */
export interface Swarm {
  readonly clock: Clock;
  readonly random: Random;
  readonly store: Store;
  readonly events: EventLog;
  readonly allocator: Allocator;
  readonly agents: Agents;
  readonly dispatcher: Dispatcher;
  readonly joinTokens: JoinTokens;
}

/** An empty swarm. What happens in it by chance is the same for each seed. */
export function createSwarm(clock: Clock, seed: number): Swarm {
  const random = new Random(seed);
  const store = new Store(clock);
  // They hear of each change in this order.
  const events = new EventLog(store, clock);
  const allocator = new Allocator(store, clock);
  const restarts = new Restarts(store, clock, random);
  const parts = { store, clock, random, restarts };
  new Orchestrator(parts, new Rollouts(parts));
  enforceConstraints(store, clock);
  new Scheduler(store, clock);
  const agents = new Agents(store, clock, random);
  new Reaper(store, clock);
  const dispatcher = createDispatcher({ store, clock, random, agents });
  return { clock, random, store, events, allocator, agents, dispatcher, joinTokens: new JoinTokens(seed) };
}
