import { DockerError } from '@/lib/docker/docker-error';
import { failureKindOf } from '@/lib/docker/failure-kind';
import type { Observer } from '@/lib/observer/observer';
import { parseQuery } from '@/lib/protocol/parse-query';
import type { FailureKind } from '@/lib/swarm/outcome';
import type { Answer, AnswerOf, Query, QueryKind, QueryOf } from '@/lib/swarm/query';
import { QUERY_RULES } from '@/lib/swarm/query-rules';
import { stackOf } from '@/lib/swarm/subject';
import type { AuditLog } from './audit-log';
import { AUDITED_QUERIES, auditedOf } from './audited';
import type { Logger } from './logger';
import type { Permission } from './permission';
import type { RateLimit } from './rate-limit';
import type { Asker } from './run-action';

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
  readonly observer: Pick<Observer, 'cluster'>;
  readonly permission: Permission;
  readonly audit: AuditLog;
  readonly limit: RateLimit;
  readonly log: Pick<Logger, 'error'>;
}

/** Answers what a browser asks, or says why not. What its rule wants written down is, before it is asked for. [A4, P5] */
export async function runQuery(
  parts: QueryParts,
  asker: Asker,
  input: unknown,
  signal: AbortSignal,
): Promise<Answer> {
  const refuse = (kind: FailureKind, message: string): Answer => ({ ok: false, kind, message });
  const wait = await parts.limit.take(asker.session?.id ?? asker.from);
  if (wait > 0) return refuse('too-many', `again in ${wait} s`);
  const parsed = parseQuery(input);
  if (!parsed.ok) return refuse('invalid', parsed.error);
  const query = parsed.value;
  const { cluster } = parts.observer;
  const rule = QUERY_RULES[query.kind];
  const refusal = parts.permission.refusal(asker.session, rule, stackOf(query, cluster));
  const audited = AUDITED_QUERIES[query.kind];
  if (audited) {
    try {
      parts.audit.record({
        who: asker.session?.name ?? null,
        session: asker.session?.id ?? null,
        from: asker.from,
        what: query.kind,
        on: auditedOf(query, audited, cluster),
        outcome: refusal ?? 'asked',
        message: '',
      });
    } catch (cause) {
      return refuse('unavailable', `the audit log cannot be written: ${String(cause)}`);
    }
  }
  if (refusal) return refuse(refusal, `it needs the role ${rule.role}`);
  try {
    return { ok: true, value: await answer(parts.answerers, query, signal) };
  } catch (cause) {
    if (cause instanceof QueryError) return refuse(cause.kind, cause.message);
    if (cause instanceof DockerError) return refuse(failureKindOf(cause), cause.message);
    parts.log.error({ err: cause, kind: query.kind }, 'a query ended unexpectedly');
    return refuse('lost', 'unexpected');
  }
}

/** Each kind's answerer takes that kind's queries, which a table cannot tell the compiler. */
const answer = (answerers: Answerers, query: Query, signal: AbortSignal) =>
  (answerers[query.kind] as (query: Query, signal: AbortSignal) => Promise<AnswerOf<QueryKind>>)(
    query,
    signal,
  );
