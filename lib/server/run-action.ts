import type { Engine } from '@/lib/docker/engine';
import type { Observer } from '@/lib/observer/observer';
import { parseAction } from '@/lib/protocol/parse-action';
import type { Action } from '@/lib/swarm/action';
import { ACTION_RULES } from '@/lib/swarm/action-rules';
import type { Cluster } from '@/lib/swarm/cluster';
import type { FailureKind, Outcome } from '@/lib/swarm/outcome';
import { servicesOf, stackOf } from '@/lib/swarm/subject';
import type { AuditEntry, AuditLog } from './audit-log';
import { AUDITED_ACTIONS, auditedOf } from './audited';
import type { Logger } from './logger';
import type { Permission } from './permission';
import type { RateLimit } from './rate-limit';
import type { SignedSession } from './session';

export interface ActionParts {
  readonly engine: Pick<Engine, 'act'>;
  readonly observer: Pick<Observer, 'cluster' | 'expect'>;
  readonly permission: Permission;
  readonly audit: AuditLog;
  readonly limit: RateLimit;
  readonly log: Pick<Logger, 'error'>;
}

/** Who asks. */
export interface Asker {
  readonly session: SignedSession | null;
  /** The address that the connection came from. */
  readonly from: string;
}

/** Does what a browser asks, or says why not. Whatever comes of it is in the audit log before this resolves. [A1, A4, P5] */
export async function runAction(
  parts: ActionParts,
  asker: Asker,
  input: unknown,
  signal: AbortSignal,
): Promise<Outcome> {
  const parsed = parseAction(input);
  const action = parsed.ok ? parsed.value : null;
  const refuse = (kind: FailureKind, message: string): Outcome => ({
    ok: false,
    action: action?.kind ?? null,
    kind,
    message,
    steps: [],
  });

  const attempt = async (): Promise<Outcome> => {
    const wait = await parts.limit.take(asker.session?.id ?? asker.from);
    if (wait > 0) return refuse('too-many', `again in ${wait} s`);
    if (!parsed.ok) return refuse('invalid', parsed.error);
    const rule = ACTION_RULES[parsed.value.kind];
    const stack = stackOf(parsed.value, parts.observer.cluster);
    const refusal = parts.permission.refusal(asker.session, rule, stack);
    if (refusal) return refuse(refusal, `it needs the role ${rule.role}`);
    // What cannot be written down is not done.
    const { failure } = parts.audit;
    if (failure) return refuse('unavailable', `the audit log cannot be written: ${failure.message}`);
    parts.observer.expect(servicesOf(parsed.value, parts.observer.cluster));
    return parts.engine.act(parsed.value, signal);
  };

  const outcome = await attempt().catch((cause: unknown) => {
    parts.log.error({ err: cause, action: action?.kind }, 'an action ended unexpectedly');
    return refuse('lost', String(cause));
  });
  try {
    parts.audit.record(entryOf(asker, action, outcome, parts.observer.cluster));
  } catch (cause) {
    parts.log.error({ err: cause, action: action?.kind, ok: outcome.ok }, 'the audit log cannot be written');
  }
  return outcome;
}

function entryOf(asker: Asker, action: Action | null, outcome: Outcome, cluster: Cluster): AuditEntry {
  return {
    who: asker.session?.name ?? null,
    session: asker.session?.id ?? null,
    from: asker.from,
    what: action?.kind ?? null,
    on: action && auditedOf(action, AUDITED_ACTIONS[action.kind], cluster),
    outcome: outcome.ok ? 'ok' : outcome.kind,
    message: outcome.ok ? '' : outcome.message,
  };
}
