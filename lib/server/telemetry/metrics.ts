import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { keysOf } from '@/lib/base/keys';
import type { Clock } from '@/lib/base/time';
import type { Observer } from '@/lib/observer/observer';
import { NODE_STATES } from '@/lib/swarm/objects/node';
import { TASK_STATES } from '@/lib/swarm/objects/task';
import { ACTIONS } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { POLLS, type Polled } from './timed-engine';
import { VERSION } from './version';

/** What the metrics show as it is when they are read. */
export interface MetricsSight {
  readonly observer: Pick<Observer, 'cluster' | 'revision' | 'feed'>;
  readonly browsers: number;
}

/** Counts for Prometheus: how many, and never whose. Between two readings it costs no more than counting on. */
export interface Metrics {
  readonly contentType: string;
  readonly polled: Polled;
  acted(outcome: Outcome): void;
  /** In Prometheus' text format. */
  read(sight: MetricsSight): Promise<string>;
}

/** From an answer over a socket to the longest that one may take, s. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(clock: Clock): Metrics {
  const startedAt = clock();
  const registry = new Registry();
  const registers = [registry];
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name: `swarmscope_${name}`, help, labelNames, registers });

  const info = gauge('build_info', 'Which Swarmscope this is; always 1.', ['version', 'node_version']);
  info.set({ version: VERSION, node_version: process.versions.node }, 1);
  const revision = gauge('revision', 'The revision of the picture: how often it changed since the start.');
  const live = gauge('live', '1 while Docker answers, else 0.');
  const age = gauge('data_age_seconds', 'Time since Docker last confirmed the picture, or since the start.');
  const browsers = gauge('browsers', 'Browsers connected.');
  const nodes = gauge('nodes', 'Nodes by state.', ['state']);
  const tasks = gauge('tasks', 'Tasks in the picture by observed state.', ['state']);
  const polls = new Counter({
    name: 'swarmscope_polls_total',
    help: 'Requests to Docker that keep the picture up, by what was asked and what came of it.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const pollSeconds = new Histogram({
    name: 'swarmscope_poll_duration_seconds',
    help: 'How long these requests took.',
    labelNames: ['kind'],
    buckets: SECONDS,
    registers,
  });
  const actions = new Counter({
    name: 'swarmscope_actions_total',
    help: 'Actions that people asked for, by kind and what came of it.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  // A first time counts only where there was a zero before.
  for (const kind of POLLS) polls.inc({ kind, outcome: 'ok' }, 0);
  for (const kind of keysOf(ACTIONS)) actions.inc({ kind, outcome: 'ok' }, 0);

  let watchesProcess = false;
  return {
    contentType: registry.contentType,
    polled(kind, outcome, seconds) {
      polls.inc({ kind, outcome });
      pollSeconds.observe({ kind }, seconds);
    },
    acted(outcome) {
      actions.inc({
        kind: outcome.action ?? 'unreadable',
        outcome: outcome.ok ? 'ok' : outcome.kind,
      });
    },
    async read(sight) {
      if (!watchesProcess) {
        // Only now: it wakes the process a hundred times a second, which nobody may ever ask for.
        collectDefaultMetrics({ register: registry });
        watchesProcess = true;
      }
      const { cluster, feed } = sight.observer;
      revision.set(sight.observer.revision);
      live.set(feed.state === 'live' ? 1 : 0);
      age.set((clock() - (feed.confirmedAt || startedAt)) / 1_000);
      browsers.set(sight.browsers);
      for (const [state, count] of countStates(NODE_STATES, cluster.nodes)) nodes.set({ state }, count);
      for (const [state, count] of countStates(TASK_STATES, cluster.tasks)) tasks.set({ state }, count);
      return registry.metrics();
    },
  };
}

/** How many are in each state: in those that none is in, too, or a graph would go on with what was. */
function countStates<S extends string>(
  states: readonly S[],
  items: ReadonlyMap<string, { readonly state: S }>,
): ReadonlyMap<S, number> {
  const counts = new Map<S, number>(states.map((state) => [state, 0]));
  for (const { state } of items.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
