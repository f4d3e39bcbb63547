import type { LogTarget } from '@/lib/swarm/picture/log-line';
import { inTurns } from '../read/in-turns';
import { asDockerError } from '../wire/docker-error';
import type { Wire } from '../wire/wire';
import { Demultiplexer } from './demultiplexer';
import { LineReader, type LogBatch } from './line-reader';

/** What to read of a target's logs. */
export interface LogsRequest {
  readonly target: LogTarget;
  /** At most as many of the latest lines of each container; null is all that Docker has. */
  readonly tail: number | null;
  /** Nothing before it, by the clocks of the nodes; as a line's `at`. */
  readonly since: string | null;
  /** Whether the stream goes on with what is written from now on. */
  readonly follow: boolean;
}

/** Resolves when the stream stands. It ends when Docker ends it, and throws when it breaks. Lines come as the nodes send them: of each container in order. */
export async function openLogs(
  wire: Wire,
  { target, tail, since, follow }: LogsRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<LogBatch>> {
  const answer = await wire.open(
    {
      method: 'GET',
      path: `/${target.kind}s/${encodeURIComponent(target.id)}/logs`,
      query: {
        stdout: 1,
        stderr: 1,
        timestamps: 1,
        details: 1,
        follow: follow ? 1 : 0,
        tail: tail ?? 'all',
        ...(since !== null && { since: unixTime(since) }),
      },
      kind: 'small',
    },
    signal,
  );
  return batches(answer, signal);
}

async function* batches(answer: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<LogBatch> {
  const demultiplexer = new Demultiplexer();
  const reader = new LineReader();
  try {
    for await (const chunk of inTurns(answer)) yield reader.read(demultiplexer.push(chunk));
    yield reader.read(demultiplexer.end());
    yield reader.end();
  } catch (error) {
    signal.throwIfAborted();
    throw asDockerError(error);
  }
}

/** Seconds since 1970 with nine digits after the point, as Docker reads times. */
const unixTime = (at: string): string =>
  `${Math.floor(Date.parse(`${at.slice(0, 19)}Z`) / 1000)}.${at.slice(20, 29)}`;
