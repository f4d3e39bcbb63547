import { delay } from '@/lib/base/time';
import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome, Step } from '@/lib/swarm/operations/outcome';
import { MEMBER_KINDS, type Member, memberPath, stackMembers } from '../read/stack-members';
import { isLost } from '../wire/ask';
import { asDockerError, type DockerError } from '../wire/docker-error';
import type { Wire } from '../wire/wire';
import { failed, interrupted } from './failure';
import { readRestorable } from './read-restorable';
import { type Removals, type Restorable, withinBounds } from './removals';
import { removeObject } from './remove-object';

/** How long networks are tried, in ms: Docker refuses while a stopping task still holds one. */
const NETWORK_PATIENCE = 30_000;

/**
 * Removes all that carries the stack's label, as `docker stack rm` does: a failure is told and the rest goes on.
 * Volumes and external networks do not carry it, and stay. What went is kept, wholly removed or not, unless the stack has a
 * secret of its own: without that its services could not run.
 */
export async function removeStack(
  wire: Wire,
  action: ActionOf<'remove-stack'>,
  signal: AbortSignal,
  removals: Removals,
): Promise<Outcome> {
  const { stack } = action;
  const { members, failures } = await findMembers(wire, action, signal);
  const [unlisted] = failures;
  const steps: Step[] = [];
  /** null: it cannot be brought back, and nothing more is read. */
  let kept: readonly Restorable[] | null = members.some(({ kind }) => kind === 'secret') ? null : [];
  let trouble: DockerError | null = null;
  const deadline = performance.now() + NETWORK_PATIENCE;
  for (const member of members) {
    // Once the connection is lost the rest is not tried: each would wait for its own timeout.
    const isTried: boolean = !trouble || !isLost(trouble);
    const one = isTried && kept ? await readRestorable(wire, member, signal) : null;
    const error: DockerError | null = isTried ? await removeMember(wire, member, deadline, signal) : trouble;
    steps.push({
      object: member.kind,
      name: member.name,
      done: error === null,
      message: error?.message ?? '',
    });
    // What is in doubt may have gone, too. Networks, which go last, come first: services name them.
    if (kept && isTried && (!error || isLost(error))) kept = one && withinBounds([one, ...kept]);
    if (error && (!trouble || isLost(error))) trouble = error;
  }
  for (const { kind, error } of failures)
    steps.push({ object: kind, name: stack, done: false, message: error.message });

  // Why nothing can be removed tells more than what could not be listed.
  trouble ??= unlisted?.error ?? null;
  const removal = kept && removals.keepStack(stack, kept, trouble === null);
  const undo = removal === null ? {} : { undo: { kind: 'bring-back', stack, removal } as const };
  if (trouble) return { ...interrupted(action, trouble, steps), ...undo };
  return members.length === 0
    ? { ...failed(action, 'gone', `nothing found in stack: ${stack}`), ...undo }
    : { ok: true, action: action.kind, steps, ...undo, warnings: [] };
}

/** Lists every kind before anything is removed; one that cannot be listed does not save the others. */
async function findMembers(wire: Wire, { stack }: ActionOf<'remove-stack'>, signal: AbortSignal) {
  const members: Member[] = [];
  const failures: { kind: Step['object']; error: DockerError }[] = [];
  for (const kind of MEMBER_KINDS) {
    try {
      members.push(...(await stackMembers(wire, kind, stack, signal)));
    } catch (error) {
      signal.throwIfAborted();
      const failed = asDockerError(error);
      if (isLost(failed)) throw failed;
      failures.push({ kind, error: failed });
    }
  }
  return { members, failures };
}

/** null when it is gone. */
async function removeMember(
  wire: Wire,
  member: Member,
  deadline: number,
  signal: AbortSignal,
): Promise<DockerError | null> {
  for (;;) {
    try {
      await removeObject(wire, memberPath(member.kind, member.id), signal);
      return null;
    } catch (error) {
      const refused = asDockerError(error);
      const isHeld = member.kind === 'network' && /in use|active endpoints/i.test(refused.message);
      if (!isHeld || performance.now() > deadline || signal.aborted) return refused;
      await delay(500, signal);
    }
  }
}
