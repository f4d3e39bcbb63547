import { object, text } from '@/lib/base/json';
import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome, Step } from '@/lib/swarm/operations/outcome';
import { memberPath } from '../read/stack-members';
import { ask } from '../wire/ask';
import { asDockerError } from '../wire/docker-error';
import type { Wire } from '../wire/wire';
import { failed, undone } from './failure';
import { removeObject } from './remove-object';

interface Target {
  readonly object: Step['object'];
  readonly id: string;
  /** Only what is called so is removed; null: whatever it is called. */
  readonly name: string | null;
}

/** Removes one network, secret or config. Docker refuses while a service uses it, and names that. */
export async function removeOne(
  wire: Wire,
  action: Action,
  target: Target,
  signal: AbortSignal,
): Promise<Outcome> {
  const path = memberPath(target.object, target.id);
  const { text: found } = await ask(wire, { method: 'GET', path }, signal);
  const record = object(JSON.parse(found));
  const name = text(object(record.Spec).Name) || text(record.Name);
  if (target.name !== null && name !== target.name)
    return failed(action, 'gone', `${target.object} ${target.name} not found`);
  return removeNamed(wire, action, path, { object: target.object, name }, signal);
}

/** The removal itself, told as one step. */
export async function removeNamed(
  wire: Wire,
  action: Action,
  path: string,
  named: Pick<Step, 'object' | 'name'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const step: Step = { ...named, done: true, message: '' };
  try {
    const wasThere = await removeObject(wire, path, signal);
    return wasThere
      ? { ok: true, action: action.kind, steps: [step], warnings: [] }
      : failed(action, 'gone', `${named.object} ${named.name} not found`);
  } catch (error) {
    return undone(action, error, signal, [{ ...step, done: false, message: asDockerError(error).message }]);
  }
}
