import type { IncomingMessage, ServerResponse } from 'node:http';
import { linkAbort } from '@/lib/base/link-abort';
import type { Engine } from '@/lib/docker/engine';
import { asDockerError, DockerError } from '@/lib/docker/wire/docker-error';
import type { Observer } from '@/lib/observer/observer';
import type { LogEnd, LogRefusal } from '@/lib/protocol/log-message';
import { type LogRequest, parseLogRequest } from '@/lib/protocol/log-request';
import { nodeNameOf, taskName } from '@/lib/swarm/derived/task-name';
import { findTask } from '@/lib/swarm/objects/find-task';
import type { StackName, TaskId } from '@/lib/swarm/objects/ids';
import { isOver } from '@/lib/swarm/objects/task';
import { LOG_RULE } from '@/lib/swarm/operations/log-rule';
import type { LogTarget } from '@/lib/swarm/picture/log-line';
import { type AuditLog, unwrittenWords } from '../access/audit-log';
import { auditEntry } from '../access/audited';
import type { Permission } from '../access/permission';
import type { RateLimit } from '../access/rate-limit';
import type { SignIn } from '../access/sign-in';
import { limitKey } from '../access/whom';
import { addressOf } from '../http/door';
import { isOwnOrigin } from '../http/origin';
import type { KeptLines, KeptTask } from './kept-lines';
import type { LogPlaces } from './log-places';
import { type LogSink, messageSink, type NameSource, textSink } from './log-sink';
import { passOn } from './log-stream';

export interface LogsParts {
  readonly engine: Pick<Engine, 'logs'>;
  readonly observer: Pick<Observer, 'cluster'>;
  /** Of tasks that failed. */
  readonly kept: Pick<KeptLines, 'find'>;
  readonly permission: Pick<Permission, 'refusal'>;
  readonly sessionOf: SignIn['sessionOf'];
  readonly allowedHosts: readonly string[];
  readonly audit: AuditLog;
  readonly places: LogPlaces;
  readonly limit: RateLimit;
  /** How long a reader may take nothing of what waits for it, ms. */
  readonly stalledMs: number;
  /** Aborts when the server stops. */
  readonly signal: AbortSignal;
}

export type Logs = (
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
) => Promise<void>;

const STATUS: Readonly<Record<LogRefusal['reason'], number>> = {
  invalid: 400,
  'signed-out': 401,
  'not-allowed': 403,
  gone: 404,
  'too-many': 429,
  unavailable: 502,
  unwritten: 503,
};

/** Answers `GET LOGS_PATH`: a stream of `LogMessage`s or a text file, or a `LogRefusal`. */
export function createLogs(parts: LogsParts): Logs {
  const { observer, permission, kept, audit } = parts;
  return async (request, response, query) => {
    const session = parts.sessionOf(request.headers.cookie);
    const asker = { session, from: addressOf(request) };
    const who = limitKey(asker);
    const parsed = parseLogRequest(query);
    const found = parsed.ok ? findTarget(observer.cluster, kept, parsed.value.target) : null;
    const mayNot = () => permission.refusal(session, LOG_RULE, found?.stack ?? null);

    const refuse = (reason: LogRefusal['reason'], message: string) => {
      response.writeHead(STATUS[reason], { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
      response.end(JSON.stringify({ reason, message } satisfies LogRefusal));
    };
    const entryOf = ({ target, as }: LogRequest, outcome: string) =>
      auditEntry(asker, {
        what: as === 'text' ? 'download-logs' : 'read-logs',
        on: { [target.kind]: target.id, ...(found && { name: found.name }) },
        outcome,
      });

    if (!isOwnOrigin(request.headers, parts.allowedHosts, true))
      return refuse('not-allowed', 'this request came from a page of another site');
    if (!parsed.ok) return refuse('invalid', parsed.error);
    const refusal = mayNot();
    if (refusal) {
      audit.refused(entryOf(parsed.value, refusal));
      return refuse(refusal, 'this session may not read these logs');
    }
    if (!found) return refuse('gone', `there is no such ${parsed.value.target.kind}`);
    const wait = await parts.limit.take(who);
    if (response.closed) return;
    const abort = new AbortController();
    const stop = () => abort.abort();
    const leave = wait === 0 ? parts.places.take({ who, session: session?.id ?? null, end: stop }) : null;
    if (leave === null) {
      audit.refused(entryOf(parsed.value, 'too-many'));
      return refuse('too-many', 'too many logs are being read at once');
    }
    // Not before the reader has it all, or has gone.
    response.once('close', leave);
    response.once('close', stop);
    endWhenStalled(response, parts.stalledMs);
    const unwritten = audit.permit(entryOf(parsed.value, 'ok'));
    if (unwritten) return refuse('unwritten', unwrittenWords(unwritten));
    const unlink = linkAbort(parts.signal, abort);
    const asked = { ...parsed.value, target: found.target };
    const sinkTo = (nameOf: NameSource) =>
      asked.as === 'text'
        ? textSink(response, nameOf, `${found.name.replaceAll(/[^\w.-]/g, '_')}.log`)
        : messageSink(response, nameOf);
    try {
      if (found.forgotten) return tellKept(sinkTo, found.forgotten, asked);
      const batches = await parts.engine.logs(asked, abort.signal);
      await passOn({
        engine: parts.engine,
        request: asked,
        batches,
        sink: sinkTo((line) => namesOf(observer.cluster, found.name, line)),
        verdict: () => (mayNot() ? 'not-allowed' : isThere(observer.cluster, found.target) ? null : 'gone'),
        reasonOfEnd: () => reasonOfEnd(observer.cluster, asked),
        abort,
      });
    } catch (error) {
      if (abort.signal.aborted) return;
      const isGone = error instanceof DockerError && error.status === 404;
      // Docker forgets a task a moment before the picture does.
      const forgotten = isGone && asked.target.kind === 'task' ? kept.find(asked.target.id) : null;
      if (forgotten) return tellKept(sinkTo, forgotten, asked);
      refuse(isGone ? 'gone' : 'unavailable', asDockerError(error).message);
    } finally {
      unlink();
      if (!response.writableEnded) response.destroy();
    }
  };
}

/** Whoever reads slowly goes on; whoever reads nothing holds memory and a place. */
function endWhenStalled(response: ServerResponse, ms: number): void {
  response.setTimeout(ms, () => {
    if (response.writableLength > 0) response.destroy();
  });
}

type Pictured = Observer['cluster'];

interface Found {
  /** With its whole id: a browser may know only its beginning. */
  readonly target: LogTarget;
  readonly name: string;
  readonly stack: StackName | null;
  /** What is left of a task that is not in the picture any more. */
  readonly forgotten: KeptTask | null;
}

function findTarget(cluster: Pictured, kept: LogsParts['kept'], target: LogTarget): Found | null {
  if (target.kind === 'service') {
    const service = cluster.services.get(target.id);
    return service ? { target, name: service.name, stack: service.stack, forgotten: null } : null;
  }
  const task = findTask(cluster.tasks, target.id);
  if (!task) return findForgotten(cluster, kept, target.id);
  const service = task.service === null ? undefined : cluster.services.get(task.service);
  return {
    target: { kind: 'task', id: task.id },
    name: taskName(task, cluster),
    stack: service?.stack ?? null,
    forgotten: null,
  };
}

function findForgotten({ services }: Pictured, kept: LogsParts['kept'], id: TaskId): Found | null {
  const task = kept.find(id);
  if (!task) return null;
  // A service that changed its stack takes its past along.
  const service = services.get(task.service);
  return {
    target: { kind: 'task', id: task.id },
    name: task.name,
    stack: service ? service.stack : task.stack,
    forgotten: task,
  };
}

/** All that is left, whatever moment was asked for. */
function tellKept(sinkTo: (nameOf: NameSource) => LogSink, task: KeptTask, { tail }: LogRequest): void {
  const lines = task.lines.slice(Math.max(0, task.lines.length - (tail ?? task.lines.length)));
  const { name, nodeName } = task;
  const sink = sinkTo(() => ({ name, nodeName }));
  sink.kept(task, lines.length);
  sink.lines(lines);
  sink.end('over', '');
}

const isThere = (cluster: Pictured, { kind, id }: LogTarget): boolean =>
  kind === 'service' ? cluster.services.has(id) : cluster.tasks.has(id);

function reasonOfEnd(cluster: Pictured, { target, follow }: LogRequest): LogEnd {
  if (!follow) return 'over';
  if (!isThere(cluster, target)) return 'gone';
  const task = target.kind === 'task' ? cluster.tasks.get(target.id) : undefined;
  return task && isOver(task) ? 'over' : 'broken';
}

/** As the swarm has them now; of what it has forgotten, what is left. */
function namesOf(cluster: Pictured, fallback: string, line: Parameters<NameSource>[0]) {
  const task = cluster.tasks.get(line.task);
  return {
    name: task ? taskName(task, cluster) : `${fallback}.${line.task.slice(0, 5)}`,
    nodeName: nodeNameOf(line, cluster.nodes),
  };
}
