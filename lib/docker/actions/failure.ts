import type { Action } from '@/lib/swarm/operations/action';
import type { Failure, FailureKind, Outcome, Step } from '@/lib/swarm/operations/outcome';
import { isLost } from '../wire/ask';
import { asDockerError, type DockerError } from '../wire/docker-error';
import { failureKindOf } from '../wire/failure-kind';

/** An action that was not done, told by `error`. */
export function failure(action: Action, error: unknown, steps: readonly Step[] = []): Outcome {
  return failed(action, failureKindOf(error), asDockerError(error).message, steps);
}

/** A write that ended in `error`: lost, where it may have been done all the same. */
export const undone = (
  action: Action,
  error: unknown,
  signal: AbortSignal,
  steps: readonly Step[] = [],
): Outcome =>
  isLost(error) || signal.aborted
    ? failed(action, 'lost', asDockerError(error).message, steps)
    : failure(action, error, steps);

/** What came of several steps that `trouble` kept from being done wholly: lost, done in part, or not done. */
export function interrupted(action: Action, trouble: DockerError, steps: readonly Step[]): Outcome {
  if (isLost(trouble)) return failed(action, 'lost', trouble.message, steps);
  return steps.some(({ done }) => done)
    ? failed(action, 'partial', trouble.message, steps)
    : failure(action, trouble, steps);
}

export const failed = (
  action: Action,
  kind: FailureKind,
  message: string,
  steps: readonly Step[] = [],
): Failure => ({ ok: false, action: action.kind, kind, message, steps });
