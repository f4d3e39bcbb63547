import type { IncomingMessage } from 'node:http';

export interface Request {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** From the root, without a version: `/services/abc/update`. Parts that come from outside are encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  /** JSON text, sent as it is. */
  readonly body?: string;
  /** What its time limit is that of; a list's where absent. */
  readonly kind?: keyof TimeLimits;
}

/** How long Docker may take, in ms. */
export interface TimeLimits {
  readonly ping: number;
  /** What costs a manager nothing: the beginning of the event stream, an empty list. */
  readonly small: number;
  /** Lists and writes. A manager itself gives up at 20 s, and its own words tell more than our timeout. */
  readonly list: number;
}

export const TIME_LIMITS: TimeLimits = { ping: 5_000, small: 10_000, list: 30_000 };

/** An answer that came whole, whatever its status. */
export interface Reply {
  readonly status: number;
  /** The highest API version that the engine speaks, where it says so. */
  readonly apiVersion: string | null;
  readonly text: string;
}

/** HTTP with Docker. Every method throws `DockerError` where no whole answer came, or the signal's reason. */
export interface Wire {
  send(request: Request, signal: AbortSignal): Promise<Reply>;
  /**
   * Hands `take` the bytes of a successful answer as they come in, and throws the refusal of any other. `take` may be
   * called again from the start, where the connection broke.
   */
  read<T>(
    request: Request,
    signal: AbortSignal,
    take: (pieces: AsyncIterable<Buffer>) => Promise<T>,
  ): Promise<T>;
  /** Resolves when a successful answer begins; the stream ends in an error when `signal` aborts. */
  open(request: Request, signal: AbortSignal): Promise<IncomingMessage>;
  /** The version in front of each path from now on, such as `1.41`. */
  speak(version: string): void;
  /** Ends every connection, and forgets the version; the next request connects anew. */
  reset(): void;
}
