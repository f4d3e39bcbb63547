import { DockerError } from '@/lib/docker/wire/docker-error';
import { failureKindOf } from '@/lib/docker/wire/failure-kind';
import type { Observer } from '@/lib/observer/observer';
import { parseQuery, queryKindOf } from '@/lib/protocol/parse-query';
import type { FailureKind } from '@/lib/swarm/operations/outcome';
import type { Answer, AnswerOf, Query, QueryKind, QueryOf } from '@/lib/swarm/operations/query';
import { QUERIES } from '@/lib/swarm/operations/query';
import { RULES } from '@/lib/swarm/operations/rules';
import { stackOf } from '@/lib/swarm/operations/subject';
import { type AuditLog, unwrittenWords } from '../access/audit-log';
import { auditEntry, auditedOf } from '../access/audited';
import { LEAST_ACTION_RULE, LEAST_QUERY_RULE } from '../access/least-rules';
import type { Permission } from '../access/permission';
import type { RateLimit } from '../access/rate-limit';
import { type Asker, limitKey } from '../access/whom';
import type { Logger } from '../telemetry/logger';
import { type DeployPlaces, NO_PLACE } from './deploy-places';

/** Who answers each kind. What cannot be answered is thrown: a `DockerError`, or a `QueryError`. */
export type Answerers = {
  readonly [K in QueryKind]: (query: QueryOf<K>, signal: AbortSignal) => AnswerOf<K> | Promise<AnswerOf<K>>;
};

/** Why a query has no answer. */
export class QueryError extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
  }
}

export interface QueryParts {
  readonly answerers: Answerers;
  /** Who answers those who may not act. */
  readonly viewersAnswerers: Answerers;
  readonly observer: Pick<Observer, 'cluster'>;
  readonly permission: Permission;
  readonly audit: AuditLog;
  readonly limit: RateLimit;
  readonly deploys: DeployPlaces;
  readonly logger: Pick<Logger, 'error'>;
}

/**
 * Answers what a browser asks, or says why not, in the order of `handleAction`. What its descriptor wants written down is,
 * before it is asked for. [A4, P5, P10]
 */
export async function handleQuery(
  parts: QueryParts,
  asker: Asker,
  input: unknown,
  signal: AbortSignal,
): Promise<Answer> {
  const refuse = (kind: FailureKind, message: string): Answer => ({ ok: false, kind, message });
  const { cluster } = parts.observer;
  const kind = queryKindOf(input);
  const rule = kind === null ? LEAST_QUERY_RULE : RULES[kind];
  const fields = kind && QUERIES[kind].audited;
  const entryOf = (query: Query | null, outcome: string) =>
    auditEntry(asker, { what: kind, on: query && auditedOf(query, fields ?? [], cluster), outcome });
  const refuseRole = (refusal: FailureKind, query: Query | null) => {
    if (fields) parts.audit.refused(entryOf(query, refusal));
    return refuse(refusal, `it needs the role ${rule.role}`);
  };

  const roleRefusal = parts.permission.roleRefusal(asker.session, rule);
  if (roleRefusal) return refuseRole(roleRefusal, null);
  const wait = await parts.limit.take(limitKey(asker));
  if (wait > 0) return refuse('too-many', `again in ${wait} s`);
  const parsed = parseQuery(input);
  if (!parsed.ok) return refuse('invalid', parsed.error);
  const query = parsed.value;
  const refusal = parts.permission.refusal(asker.session, rule, stackOf(query, cluster));
  if (refusal) return refuseRole(refusal, query);
  if (fields) {
    const unwritten = parts.audit.permit(entryOf(query, 'asked'));
    if (unwritten) return refuse('unavailable', unwrittenWords(unwritten));
  }
  const leave = query.kind === 'plan-stack' ? parts.deploys.take(limitKey(asker)) : NO_PLACE;
  if (!leave) return refuse('too-many', 'other deploys of this account are under way');
  try {
    const mayAct = parts.permission.roleRefusal(asker.session, LEAST_ACTION_RULE) === null;
    const answerers = mayAct ? parts.answerers : parts.viewersAnswerers;
    return { ok: true, value: await answer(answerers, query, signal) };
  } catch (cause) {
    if (cause instanceof QueryError) return refuse(cause.kind, cause.message);
    if (cause instanceof DockerError) return refuse(failureKindOf(cause), cause.message);
    parts.logger.error({ err: cause, kind: query.kind }, 'a query ended unexpectedly');
    return refuse('lost', 'unexpected');
  } finally {
    leave();
  }
}

/** Each kind's answerer takes that kind's queries, which a table cannot tell the compiler. */
const answer = (answerers: Answerers, query: Query, signal: AbortSignal) =>
  (answerers[query.kind] as (query: Query, signal: AbortSignal) => Promise<AnswerOf<QueryKind>>)(
    query,
    signal,
  );
