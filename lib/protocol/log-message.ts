import type { TaskId } from '@/lib/swarm/objects/ids';
import type { LogLine } from '@/lib/swarm/picture/log-line';

/** Why a stream of logs ended, if its connection did not just break. */
export type LogEnd =
  /** All that there is has been sent: it was not followed, or the task is over. */
  | 'over'
  /** The service or task is not in the swarm any more. */
  | 'gone'
  /** Who reads may not any more: signed out, or another role. */
  | 'not-allowed'
  /** Docker ended it: ask again. */
  | 'broken';

/** The end of a task that Docker has forgotten, of which the server kept the last lines. */
export interface KeptEnd {
  /** Names as the swarm had them then. */
  readonly name: string;
  readonly nodeName: string;
  /** ms since 1970. */
  readonly failedAt: number;
  /** null: its container never started. */
  readonly exitCode: number | null;
  /** Docker's own words. */
  readonly error: string;
}

/** One line of JSON in a stream of logs. */
export type LogMessage =
  /** Who writes: before the first line of each task. Names as the swarm has them at that moment. */
  | { readonly kind: 'source'; readonly task: TaskId; readonly name: string; readonly nodeName: string }
  /** The lines that follow are not Docker's any more, and all that there is. */
  | ({ readonly kind: 'kept' } & KeptEnd)
  /** In order of time as far as they came together. */
  | { readonly kind: 'lines'; readonly lines: readonly LogLine[] }
  /** All that was written before has been sent; from here on, what is written now. */
  | { readonly kind: 'live' }
  /** Docker's own words on lines that it could not get. */
  | { readonly kind: 'warning'; readonly message: string }
  /** Nothing for a while, and the connection stands. */
  | { readonly kind: 'beat' }
  | { readonly kind: 'end'; readonly reason: LogEnd; readonly message: string };

/** A stream that stands sends something at least as often, ms. */
export const LOG_BEAT_MS = 10_000;

/** A stream that is refused answers so, with a status above 299. */
export interface LogRefusal {
  /** unwritten: the server cannot write down who reads. */
  readonly reason:
    | 'invalid'
    | 'signed-out'
    | 'not-allowed'
    | 'gone'
    | 'too-many'
    | 'unavailable'
    | 'unwritten';
  readonly message: string;
}
