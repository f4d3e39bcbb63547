import { err, ok, type Result } from '@/lib/base/result';
import type { ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import type { LogTarget } from '@/lib/swarm/picture/log-line';

/** Where logs are streamed, by GET. */
export const LOGS_PATH = '/logs/stream';

/** What a browser asks of a target's logs. */
export interface LogRequest {
  readonly target: LogTarget;
  /** At most as many of the latest lines of each container; null is all that Docker has. */
  readonly tail: number | null;
  /** Nothing before this time, which is written as a line's `at`. */
  readonly since: string | null;
  readonly follow: boolean;
  /** lines: `LogMessage`s, one a line. text: a file to keep. */
  readonly as: 'lines' | 'text';
}

export const MOST_TAIL = 10_000;
const ID = /^[a-zA-Z0-9]{1,64}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/;

/** The query of the address that asks for it. */
export function logParameters({ target, tail, since, follow, as }: LogRequest): URLSearchParams {
  return new URLSearchParams({
    [target.kind]: target.id,
    tail: tail === null ? 'all' : String(tail),
    ...(since !== null && { since }),
    follow: follow ? '1' : '0',
    as,
  });
}

/** Reads such a query; the error says what is wrong with it. [P5] */
export function parseLogRequest(parameters: URLSearchParams): Result<LogRequest, string> {
  const get = (name: string) => parameters.get(name);
  const service = get('service');
  const task = get('task');
  const id = service ?? task ?? '';
  if ((service === null) === (task === null)) return err('one of service and task is needed');
  if (!ID.test(id)) return err('this is no id');
  const tail = get('tail') ?? 'all';
  if (tail !== 'all' && !(/^\d{1,6}$/.test(tail) && Number(tail) <= MOST_TAIL))
    return err(`tail: all, or a number up to ${MOST_TAIL}`);
  const since = get('since');
  if (since !== null && (!TIME.test(since) || Number.isNaN(Date.parse(since))))
    return err('since: a time in UTC with nine digits after the second');
  const as = get('as') ?? 'lines';
  if (as !== 'lines' && as !== 'text') return err('as: lines or text');
  return ok({
    // Checked above; whether there is one, the swarm knows.
    target: service === null ? { kind: 'task', id: id as TaskId } : { kind: 'service', id: id as ServiceId },
    tail: tail === 'all' ? null : Number(tail),
    since,
    follow: get('follow') === '1',
    as,
  });
}
