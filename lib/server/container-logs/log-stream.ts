import type { Engine } from '@/lib/docker/engine';
import type { LogBatch } from '@/lib/docker/logs/line-reader';
import { asDockerError } from '@/lib/docker/wire/docker-error';
import { LOG_BEAT_MS, type LogEnd } from '@/lib/protocol/log-message';
import type { LogRequest } from '@/lib/protocol/log-request';
import { LogOrder } from './log-order';
import type { LogSink } from './log-sink';

interface StreamParts {
  readonly engine: Pick<Engine, 'logs'>;
  readonly request: LogRequest;
  /** Docker's stream, which stands. */
  readonly batches: AsyncIterable<LogBatch>;
  readonly sink: LogSink;
  /** Why the stream must end now; null lets it go on. */
  readonly verdict: () => LogEnd | null;
  /** Why Docker's stream may have ended by itself. */
  readonly reasonOfEnd: () => LogEnd;
  /** Ends the stream: without a word where there is no verdict, as the browser has gone, or the server goes. */
  readonly abort: AbortController;
}

/** How long lines wait for older ones of another node, ms. */
const HOLD_MS = 80;
/** What was written before is over when every node has answered and nothing comes for this long … */
const QUIET_MS = 150;
/** … or after this long, where a node does not answer. */
const PATIENCE_MS = 3_000;
const CHECK_MS = 1_000;

/**
 * Passes a stream of logs on until it ends, in order of time as far as lines come together. Reads from Docker no faster
 * than the browser does, so that it holds little. Resolves when it has ended; never rejects.
 */
export async function passOn(parts: StreamParts): Promise<void> {
  const { request, sink, abort } = parts;
  const { signal } = abort;
  const order = new LogOrder();
  let isLive = !request.follow;
  let isAnswered = false;
  let isPatient = true;
  let verdict: LogEnd | null = null;
  let flushing: NodeJS.Timeout | null = null;

  const flush = () => {
    flushing = null;
    sink.lines(order.takeAll());
    if (!isLive) sink.live();
    isLive = true;
  };
  /** While it catches up, every piece puts the flush off; then none does. A file is written at the end, or when too much is held. */
  const plan = () => {
    if (!request.follow) return;
    if (isLive) {
      if (!order.isEmpty) flushing ??= setTimeout(flush, HOLD_MS);
    } else if (isAnswered || !isPatient) {
      if (flushing) clearTimeout(flushing);
      flushing = setTimeout(flush, isPatient ? QUIET_MS : 0);
    }
  };

  const patience = setTimeout(() => {
    isPatient = false;
    if (!isLive) plan();
  }, PATIENCE_MS);
  const beat = setInterval(() => sink.beat(), LOG_BEAT_MS);
  const check = setInterval(() => {
    verdict ??= parts.verdict();
    if (verdict) abort.abort();
  }, CHECK_MS);
  if (request.follow)
    void askEveryNode(parts).then((warnings) => {
      isAnswered = true;
      if (signal.aborted) return;
      for (const warning of warnings) sink.warning(warning);
      if (!isLive) plan();
    });

  let failure = '';
  try {
    for await (const { lines, warnings } of parts.batches) {
      for (const warning of warnings) sink.warning(warning);
      order.add(lines);
      const excess = order.takeExcess();
      if (excess.length > 0) sink.lines(excess);
      plan();
      await sink.ready(signal);
    }
  } catch (error) {
    failure = asDockerError(error).message;
  }
  for (const timer of [patience, flushing]) if (timer) clearTimeout(timer);
  for (const timer of [beat, check]) clearInterval(timer);
  // Whoever signed out hears of it at once.
  if (signal.aborted) verdict ??= parts.verdict();
  const isOurs = signal.aborted && verdict === null;
  abort.abort();
  if (isOurs) return;
  sink.lines(order.takeAll());
  sink.end(verdict ?? (failure ? 'broken' : parts.reasonOfEnd()), failure);
}

/** What Docker says of nodes that do not answer: of a stream that is followed it says so only at its end. */
async function askEveryNode({ engine, request, abort }: StreamParts): Promise<readonly string[]> {
  const found: string[] = [];
  try {
    const asked = { target: request.target, tail: 0, since: null, follow: false };
    for await (const { warnings } of await engine.logs(asked, abort.signal)) found.push(...warnings);
  } catch {
    // The stream itself tells what is wrong.
  }
  return found;
}
