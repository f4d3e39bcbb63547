import { startConstraintEnforcer } from '../orchestrator/constraint-enforcer';
import { startOrchestrator } from '../orchestrator/orchestrator';
import { startReaper } from '../orchestrator/reaper';
import { createRestarts } from '../orchestrator/restarts';
import { createRollouts } from '../orchestrator/rollouts';
import { startScheduler } from '../scheduler/scheduler';
import type { Clock } from '../simulation/clock';
import { createRandom, type Random } from '../simulation/random';
import { createEventLog, type EventLog } from '../store/event-log';
import { createStore, type Store } from '../store/store';
import { type Agents, createAgents } from './agents';
import { startAllocator } from './allocator';
import { createDispatcher, type Dispatcher } from './dispatcher';
import { createJoinTokens, type JoinTokens } from './join-tokens';
import { createTaskLogs, type TaskLogs } from './task-logs';

/**
 * A swarm in one process: the managers' store, the loops that follow it, and agents that stand for the nodes.
 * Loops never call each other; each hears of a change in the store and answers with its own.
 */
export interface Swarm {
  readonly clock: Clock;
  readonly random: Random;
  readonly store: Store;
  readonly events: EventLog;
  readonly agents: Agents;
  readonly dispatcher: Dispatcher;
  readonly logs: TaskLogs;
  readonly joinTokens: JoinTokens;
}

/** An empty swarm. What happens in it by chance is the same for each seed. */
export function createSwarm(clock: Clock, seed: number): Swarm {
  const random = createRandom(seed);
  const store = createStore(clock);
  // They hear of each change in this order.
  const events = createEventLog(store, clock);
  startAllocator(store, clock);
  const restarts = createRestarts(store, clock, random);
  const parts = { store, clock, random, restarts };
  startOrchestrator(parts, createRollouts(parts));
  startConstraintEnforcer(store, clock);
  startScheduler(store, clock);
  const agents = createAgents(store, clock, random);
  startReaper(store, clock);
  return {
    clock,
    random,
    store,
    events,
    agents,
    dispatcher: createDispatcher({ store, clock, random, agents }),
    logs: createTaskLogs(store, clock, agents),
    joinTokens: createJoinTokens(seed),
  };
}
