import { linkAbort } from '@/lib/base/link-abort';
import { createStore, type Store } from '@/lib/base/store';
import { delay } from '@/lib/base/time';
import {
  type KeptEnd,
  LOG_BEAT_MS,
  type LogEnd,
  type LogMessage,
  type LogRefusal,
} from '@/lib/protocol/log-message';
import { LOGS_PATH, type LogRequest, logParameters } from '@/lib/protocol/log-request';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { LogTarget } from '@/lib/swarm/picture/log-line';
import { ROOT } from '../root';
import { LogBuffer } from './log-buffer';
import { readMessages } from './read-messages';

/** Where a feed stands. */
export type LogState =
  | { readonly phase: 'opening' | 'past' | 'live' | 'reconnecting' }
  /** It holds as much as it may from where it began; more was written after. */
  | { readonly phase: 'full' }
  | { readonly phase: 'ended'; readonly reason: LogEnd }
  | { readonly phase: 'refused'; readonly reason: LogRefusal['reason']; readonly message: string };

export interface LogSourceName {
  readonly name: string;
  readonly nodeName: string;
}

/** The logs of a target as a page follows them. */
export interface LogFeed {
  readonly buffer: LogBuffer;
  readonly state: Store<LogState>;
  /** The end of a task that Docker has forgotten: its lines are what the server kept. null: they are Docker's. */
  readonly kept: Store<KeptEnd | null>;
  /** Docker's words on lines that it could not get. */
  readonly warnings: Store<readonly string[]>;
  /** Rises with every change of the buffer, at most once a frame. */
  readonly version: Store<number>;
  readonly sources: ReadonlyMap<TaskId, LogSourceName>;
  stop(): void;
}

export interface LogFeedOptions {
  readonly target: LogTarget;
  /** So many of the latest lines of each container to begin with. */
  readonly tail: number;
  /** Begin here instead, and keep the beginning; as a line's `at`. */
  readonly from: string | null;
  /** Calls back once when the page can paint; a test calls at once. */
  readonly onFrame: (paint: () => void) => void;
  /** Of the server; a test names another. */
  readonly origin?: string;
  readonly againMs?: number;
}

const MOST_ROWS = 50_000;
const MOST_CHARACTERS = 30_000_000;
/** Without a message for this long the connection is dead. */
const SILENCE_MS = 2.5 * LOG_BEAT_MS;
const LONGEST_PAUSE_MS = 5_000;
/** Refusals that time may mend. */
const PASSING: readonly LogRefusal['reason'][] = ['unavailable', 'too-many'];

/** Follows the logs of a target until it is stopped, or there will be no more; goes on where the connection broke. */
export function followLogs(options: LogFeedOptions): LogFeed {
  const { target, from, onFrame, againMs = 500 } = options;
  const limit = { rows: MOST_ROWS, characters: MOST_CHARACTERS };
  const buffer = new LogBuffer({ ...limit, keep: from === null ? 'newest' : 'beginning' });
  const state = createStore<LogState>({ phase: 'opening' });
  const kept = createStore<KeptEnd | null>(null);
  const warnings = createStore<readonly string[]>([]);
  const version = createStore(0);
  const sources = new Map<TaskId, LogSourceName>();
  const stopping = new AbortController();
  let isPainting = false;
  let failures = 0;

  const changed = () => {
    if (isPainting) return;
    isPainting = true;
    onFrame(() => {
      isPainting = false;
      version.set(buffer.version);
    });
  };

  const take = (message: LogMessage): void => {
    failures = 0;
    switch (message.kind) {
      case 'source':
        sources.set(message.task, message);
        return;
      case 'kept':
        kept.set(message);
        return;
      case 'lines':
        buffer.append(message.lines);
        changed();
        if (buffer.isFull) state.set({ phase: 'full' });
        return;
      case 'live':
        state.set({ phase: 'live' });
        return;
      case 'warning':
        if (!warnings.get().includes(message.message)) warnings.set([...warnings.get(), message.message]);
        return;
      case 'end':
        if (message.reason !== 'broken') state.set({ phase: 'ended', reason: message.reason });
    }
  };

  const isOver = () => ['full', 'ended', 'refused'].includes(state.get().phase) || stopping.signal.aborted;

  /** One connection, to its end. */
  async function read(): Promise<void> {
    const since = buffer.resumeFrom() ?? from;
    const request: LogRequest = {
      target,
      tail: since === null ? options.tail : null,
      since,
      follow: true,
      as: 'lines',
    };
    const connection = new AbortController();
    const unlink = linkAbort(stopping.signal, connection);
    const stop = () => connection.abort();
    let silence = setTimeout(stop, SILENCE_MS);
    try {
      const response = await fetch(`${options.origin ?? ''}${ROOT}${LOGS_PATH}?${logParameters(request)}`, {
        signal: connection.signal,
        cache: 'no-store',
      });
      if (!response.ok || !response.body) {
        const refusal: LogRefusal = await response.json();
        if (!PASSING.includes(refusal.reason)) state.set({ phase: 'refused', ...refusal });
        return;
      }
      if (failures === 0 && state.get().phase === 'opening') state.set({ phase: 'past' });
      warnings.set([]);
      buffer.beginPass();
      for await (const messages of readMessages(response.body)) {
        clearTimeout(silence);
        silence = setTimeout(stop, SILENCE_MS);
        for (const message of messages) take(message);
        if (isOver()) return;
      }
    } finally {
      clearTimeout(silence);
      unlink();
      connection.abort();
    }
  }

  void (async () => {
    while (!isOver()) {
      // Whatever breaks a connection, the next one says more.
      await read().catch(() => {});
      if (isOver()) return;
      state.set({ phase: 'reconnecting' });
      await delay(
        Math.min(LONGEST_PAUSE_MS, againMs * 2 ** failures) * (0.5 + Math.random() / 2),
        stopping.signal,
      );
      failures += 1;
    }
  })();

  return { buffer, state, kept, warnings, version, sources, stop: () => stopping.abort() };
}
