import type { Engine } from '@/lib/docker/engine';
import type { Observer } from '@/lib/observer/observer';
import { actionKindOf, parseAction } from '@/lib/protocol/parse-action';
import type { Action } from '@/lib/swarm/operations/action';
import { ACTIONS } from '@/lib/swarm/operations/action';
import type { FailureKind, Outcome } from '@/lib/swarm/operations/outcome';
import { RULES } from '@/lib/swarm/operations/rules';
import { servicesOf, stackOf } from '@/lib/swarm/operations/subject';
import { type AuditLog, unwrittenWords } from '../access/audit-log';
import { auditEntry, auditedOf } from '../access/audited';
import { LEAST_ACTION_RULE } from '../access/least-rules';
import type { Permission } from '../access/permission';
import type { RateLimit } from '../access/rate-limit';
import { type Asker, limitKey } from '../access/whom';
import type { Logger } from '../telemetry/logger';
import { type DeployPlaces, NO_PLACE } from './deploy-places';

export interface ActionParts {
  readonly engine: Pick<Engine, 'act'>;
  readonly observer: Pick<Observer, 'cluster' | 'expect'>;
  readonly permission: Permission;
  readonly audit: AuditLog;
  readonly limit: RateLimit;
  readonly deploys: DeployPlaces;
  readonly logger: Pick<Logger, 'error'>;
}

/**
 * Does what a browser asks, or says why not. Whatever comes of it is in the audit log before this resolves. The order is
 * role, kind, permission, limit, and only then what is asked: a stranger's message is not read. [A1, A4, P5, P10]
 */
export async function handleAction(
  parts: ActionParts,
  asker: Asker,
  input: unknown,
  signal: AbortSignal,
): Promise<Outcome> {
  const kind = actionKindOf(input);
  /** null until it is read. */
  let action: Action | null = null;
  const entryOf = (outcome: Outcome) =>
    auditEntry(asker, {
      what: kind,
      on: action && auditedOf(action, ACTIONS[action.kind].audited, parts.observer.cluster),
      outcome: outcome.ok ? 'ok' : outcome.kind,
      message: outcome.ok ? '' : outcome.message,
    });
  const refuse = (failure: FailureKind, message: string): Outcome => {
    const outcome: Outcome = { ok: false, action: kind, kind: failure, message, steps: [] };
    parts.audit.refused(entryOf(outcome));
    return outcome;
  };

  const rule = kind === null ? LEAST_ACTION_RULE : RULES[kind];
  const roleRefusal = parts.permission.roleRefusal(asker.session, rule);
  if (roleRefusal) return refuse(roleRefusal, `it needs the role ${rule.role}`);
  const wait = await parts.limit.take(limitKey(asker));
  if (wait > 0) return refuse('too-many', `again in ${wait} s`);
  const parsed = parseAction(input);
  if (!parsed.ok) return refuse('invalid', parsed.error);
  action = parsed.value;
  const refusal = parts.permission.refusal(asker.session, rule, stackOf(action, parts.observer.cluster));
  if (refusal) return refuse(refusal, `it needs the role ${rule.role}`);
  // What cannot be written down is not done.
  const { failure } = parts.audit;
  if (failure) return refuse('unavailable', unwrittenWords(failure));

  const leave = action.kind === 'deploy-stack' ? parts.deploys.take(limitKey(asker)) : NO_PLACE;
  if (!leave) return refuse('too-many', 'other deploys of this account are under way');
  const outcome = await act(parts, action, signal).finally(leave);
  try {
    parts.audit.record(entryOf(outcome));
  } catch (cause) {
    parts.logger.error({ err: cause, action: kind, ok: outcome.ok }, 'the audit log cannot be written');
  }
  return outcome;
}

async function act(
  { engine, observer, logger }: ActionParts,
  action: Action,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    observer.expect(servicesOf(action, observer.cluster));
    return await engine.act(action, signal);
  } catch (cause) {
    logger.error({ err: cause, action: action.kind }, 'an action ended unexpectedly');
    return { ok: false, action: action.kind, kind: 'lost', message: String(cause), steps: [] };
  }
}
