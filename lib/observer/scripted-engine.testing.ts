import { delay } from '@/lib/base/time';
import type { Engine, TaskFilter } from '@/lib/docker/engine';
import type { EngineEvent } from '@/lib/docker/read/engine-event';
import type { Listing } from '@/lib/docker/read/listing';
import { DockerError } from '@/lib/docker/wire/docker-error';
import type { Network } from '@/lib/swarm/objects/network';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import type { Service } from '@/lib/swarm/objects/service';
import type { TaskRecord } from '@/lib/swarm/objects/task';
import type { ProblemKind } from '@/lib/swarm/picture/problem';
import { covers } from './covers';

/** A request for tasks that waits until the test answers it. */
export interface HeldRequest {
  readonly filter: TaskFilter;
  answer(items: readonly TaskRecord[]): void;
}

/** An engine that answers from `world`, unless the test holds a request back or lets everything fail. */
export interface ScriptedEngine extends Engine {
  readonly world: {
    nodes: SwarmNode[];
    services: Service[];
    tasks: TaskRecord[];
    networks: Network[];
    skipped: number;
  };
  /** What was asked: the method, and the filter's keys. */
  readonly asked: string[];
  /** Task requests under way that wait, oldest first. */
  readonly held: HeldRequest[];
  /** The greatest number of requests for one thing that were under way at once. */
  readonly mostAtOnce: number;
  /** How long an answer takes, ms. */
  trip(ms: number): void;
  /** From now on requests for tasks with this filter wait. */
  hold(when: ((filter: TaskFilter) => boolean) | null): void;
  fail(kind: ProblemKind | null, status?: number): void;
  refuseEvents(kind: ProblemKind | null): void;
  tell(event: EngineEvent): void;
  /** Ends the event stream as Docker does when it stops. */
  breakStream(): void;
  readonly streams: number;
}

export function createScriptedEngine(): ScriptedEngine {
  const world: ScriptedEngine['world'] = { nodes: [], services: [], tasks: [], networks: [], skipped: 0 };
  const asked: string[] = [];
  const held: HeldRequest[] = [];
  const underWay = new Map<string, number>();
  let mostAtOnce = 0;
  let trip = 0;
  let holding: ((filter: TaskFilter) => boolean) | null = null;
  let failure: DockerError | null = null;
  let eventsFailure: ProblemKind | null = null;
  let pending: EngineEvent[] = [];
  let wake: (() => void) | null = null;
  let streamEnded = false;
  let streams = 0;

  /** One trip to Docker and back. */
  async function ask<T>(what: string, signal: AbortSignal, answer: () => T | Promise<T>): Promise<T> {
    asked.push(what);
    underWay.set(what, (underWay.get(what) ?? 0) + 1);
    mostAtOnce = Math.max(mostAtOnce, underWay.get(what) ?? 0);
    try {
      await (trip ? delay(trip, signal) : Promise.resolve());
      signal.throwIfAborted();
      if (failure) throw failure;
      return await answer();
    } finally {
      underWay.set(what, (underWay.get(what) ?? 1) - 1);
    }
  }
  const listing = <T>(items: readonly T[]): Listing<T> => ({ items: [...items], skipped: world.skipped });

  return {
    endpoint: 'scripted',
    world,
    asked,
    held,
    get mostAtOnce() {
      return mostAtOnce;
    },
    get streams() {
      return streams;
    },
    trip(ms) {
      trip = ms;
    },
    hold(when) {
      holding = when;
    },
    fail(kind, status) {
      failure = kind && new DockerError({ kind, message: `${kind}!` }, status ?? null);
      if (kind) this.breakStream();
    },
    refuseEvents(kind) {
      eventsFailure = kind;
    },
    tell(event) {
      pending.push(event);
      wake?.();
    },
    breakStream() {
      streamEnded = true;
      wake?.();
    },
    connect: (signal) => ask('connect', signal, () => {}),
    ping: (signal) => ask('ping', signal, () => {}),
    nodes: (_, signal) => ask('nodes', signal, () => listing(world.nodes)),
    services: (_, signal) => ask('services', signal, () => listing(world.services)),
    networks: (signal, named = []) =>
      ask('networks', signal, () => {
        const wanted = new Set(named);
        return listing(world.networks.filter((one) => !one.predefined || wanted.has(one.id)));
      }),
    tasks: (filter, _, signal) =>
      ask(`tasks ${Object.keys(filter).sort().join('+')}`.trim(), signal, () => {
        if (!holding?.(filter)) {
          const gone = filter.services?.find((id) => !world.services.some((service) => service.id === id));
          if (gone) throw new DockerError({ kind: 'unknown', message: `service ${gone} not found` }, 404);
          return listing(world.tasks.filter(covers(filter)));
        }
        return new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
          held.push({ filter, answer: (items) => resolve({ items, skipped: 0 }) });
        });
      }),
    async events(signal) {
      await ask('events', signal, () => {
        if (eventsFailure) throw new DockerError({ kind: eventsFailure, message: 'no events' }, 403);
      });
      streams += 1;
      streamEnded = false;
      pending = [];
      signal.addEventListener('abort', () => wake?.(), { once: true });
      return (async function* () {
        for (;;) {
          yield* pending.splice(0);
          if (signal.aborted || streamEnded) return;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      })();
    },
    logs: async () => (async function* () {})(),
    query: () => Promise.reject(new Error('the observer asks nothing of this kind')),
    act: async (action) => ({ ok: true, action: action.kind, steps: [], warnings: [] }),
    close() {},
  };
}
