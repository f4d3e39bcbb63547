import type { Engine } from '@/lib/docker/engine';
import { asDockerError } from '@/lib/docker/wire/docker-error';
import type { ProblemKind } from '@/lib/swarm/picture/problem';

/** What the observer asks of an engine, again and again. `events` counts until the stream stands. */
export const POLLS = [
  'connect',
  'ping',
  'nodes',
  'services',
  'tasks',
  'networks',
  'events',
] as const satisfies readonly (keyof Engine)[];

export type Poll = (typeof POLLS)[number];

/** ok; gone: what was asked for is not there any more; stopped: who asked did not wait; or why Docker did not answer. */
export type PollOutcome = 'ok' | 'gone' | 'stopped' | ProblemKind;

export type Polled = (poll: Poll, outcome: PollOutcome, seconds: number) => void;

/** `engine`, of which `polled` hears each poll as it ends. */
export function timedEngine(engine: Engine, polled: Polled): Engine {
  async function timed<T>(poll: Poll, signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const end = (outcome: PollOutcome) => polled(poll, outcome, (performance.now() - began) / 1_000);
    try {
      const answer = await ask();
      end('ok');
      return answer;
    } catch (cause) {
      const { status, problem } = asDockerError(cause);
      end(signal.aborted ? 'stopped' : status === 404 ? 'gone' : problem.kind);
      throw cause;
    }
  }
  return {
    ...engine,
    connect: (signal) => timed('connect', signal, () => engine.connect(signal)),
    ping: (signal) => timed('ping', signal, () => engine.ping(signal)),
    nodes: (known, signal) => timed('nodes', signal, () => engine.nodes(known, signal)),
    services: (known, signal) => timed('services', signal, () => engine.services(known, signal)),
    tasks: (filter, known, signal) => timed('tasks', signal, () => engine.tasks(filter, known, signal)),
    networks: (signal, named) => timed('networks', signal, () => engine.networks(signal, named)),
    events: (signal) => timed('events', signal, () => engine.events(signal)),
  };
}
