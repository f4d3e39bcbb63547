import type { Json } from '@/lib/base/json';
import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome, Step } from '@/lib/swarm/operations/outcome';
import { ask } from '../wire/ask';
import { asDockerError } from '../wire/docker-error';
import type { Wire } from '../wire/wire';
import { undone } from './failure';

interface NewObject {
  readonly object: Step['object'];
  readonly name: string;
  readonly body: Json;
}

/** Creates one object, once: where no answer comes, a second try could meet the first one's work, or make a twin. */
export async function createObject(
  wire: Wire,
  action: Action,
  { object, name, body }: NewObject,
  signal: AbortSignal,
): Promise<Outcome> {
  const step: Step = { object, name, done: true, message: '' };
  try {
    const request = { method: 'POST', path: `/${object}s/create`, body: JSON.stringify(body) } as const;
    await ask(wire, request, signal);
    return { ok: true, action: action.kind, steps: [step], warnings: [] };
  } catch (error) {
    return undone(action, error, signal, [{ ...step, done: false, message: asDockerError(error).message }]);
  }
}
