import { asDockerError } from '../wire/docker-error';
import type { Wire } from '../wire/wire';
import { decodeEvent } from './decode-event';
import type { EngineEvent } from './engine-event';
import { jsonLines } from './json-lines';

/**
 * Only what can matter to the swarm: a scope cannot be asked for without losing the containers, but these types and
 * actions keep out most of what is local (the `exec_*` of health checks above all).
 */
const FILTERS = {
  type: set('node', 'service', 'network', 'container'),
  event: set('create', 'update', 'remove', 'start', 'die', 'oom', 'health_status'),
};

function set(...values: string[]): Record<string, true> {
  return Object.fromEntries(values.map((value) => [value, true]));
}

/** Resolves when the stream stands; then see `Engine.events`. */
export async function openEvents(wire: Wire, signal: AbortSignal): Promise<AsyncIterable<EngineEvent>> {
  const request = { method: 'GET', path: '/events', query: { filters: FILTERS }, kind: 'small' } as const;
  return decoded(await wire.open(request, signal), signal);
}

async function* decoded(answer: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<EngineEvent> {
  try {
    for await (const value of jsonLines(answer)) {
      const event = decodeEvent(value);
      if (event) yield event;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw asDockerError(error);
  }
}
