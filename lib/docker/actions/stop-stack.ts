import type { ServiceId } from '@/lib/swarm/objects/ids';
import { ACTIONS, type ActionOf } from '@/lib/swarm/operations/action';
import type { Failure, Outcome, Step } from '@/lib/swarm/operations/outcome';
import { stackMembers } from '../read/stack-members';
import { startedSpec, stoppedSpec } from '../spec/stopped-spec';
import type { Wire } from '../wire/wire';
import { changeService } from './change-service';
import { failed } from './failure';

/** Stops the services of a stack, each remembering its replicas in a label, or brings them back. One that fails leaves the others to go on. */
export async function stopStack(
  wire: Wire,
  action: ActionOf<'stop-stack' | 'start-stack'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const edit = action.kind === 'stop-stack' ? stoppedSpec : startedSpec;
  const services = await stackMembers(wire, 'service', action.stack, signal);
  if (services.length === 0) return failed(action, 'gone', `nothing found in stack: ${action.stack}`);
  const steps: Step[] = [];
  const warnings: string[] = [];
  let trouble: Failure | null = null;
  for (const { id, name } of services) {
    let isChanged = true;
    // Each is a scale of one service, by the same loop.
    const outcome = await changeService(
      wire,
      { kind: 'scale-service', service: id as ServiceId, replicas: 0 }, // Docker listed it as a service's
      ({ spec }, lost) => {
        const next = edit(spec);
        isChanged = next !== null || lost !== null;
        return { spec: next };
      },
      signal,
    );
    if (outcome.ok) warnings.push(...outcome.warnings);
    else trouble ??= outcome;
    // A job, and what is stopped or runs already, is left as it is.
    if (!outcome.ok || isChanged)
      steps.push({ object: 'service', name, done: outcome.ok, message: outcome.ok ? '' : outcome.message });
  }
  if (!trouble) {
    const undo = { kind: ACTIONS[action.kind].undo, stack: action.stack };
    return { ok: true, action: action.kind, steps, warnings, undo };
  }
  const kind = steps.some(({ done }) => done) ? 'partial' : trouble.kind;
  return failed(action, kind, trouble.message, steps);
}
