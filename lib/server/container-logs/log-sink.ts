import type { ServerResponse } from 'node:http';
import type { KeptEnd, LogEnd, LogMessage } from '@/lib/protocol/log-message';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { LogLine } from '@/lib/swarm/picture/log-line';

/** Names a task, and the node that its lines come from. */
export type NameSource = (line: LogLine) => { readonly name: string; readonly nodeName: string };

/** Where a stream of logs goes: a page, or a file. */
export interface LogSink {
  /** Before its lines: how many there are. */
  kept(end: KeptEnd, count: number): void;
  lines(lines: readonly LogLine[]): void;
  warning(message: string): void;
  live(): void;
  beat(): void;
  end(reason: LogEnd, message: string): void;
  /** Resolves when more can be taken: at once, or when the browser has read some; and when `signal` aborts. */
  ready(signal: AbortSignal): Promise<void>;
}

/** A page reads a message at once. */
const LINES_A_MESSAGE = 1_000;

/** `LogMessage`s, one a line. */
export function messageSink(response: ServerResponse, nameOf: NameSource): LogSink {
  const told = new Set<TaskId>();
  const send = (message: LogMessage) => void response.write(`${JSON.stringify(message)}\n`);
  response.writeHead(200, {
    'Content-Type': 'application/x-ndjson',
    'Cache-Control': 'no-store',
    // For proxies that would gather an answer before passing it on.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  return {
    kept: ({ name, nodeName, failedAt, exitCode, error }) =>
      send({ kind: 'kept', name, nodeName, failedAt, exitCode, error }),
    lines(lines) {
      for (const line of lines) {
        if (told.has(line.task)) continue;
        told.add(line.task);
        send({ kind: 'source', task: line.task, ...nameOf(line) });
      }
      for (let at = 0; at < lines.length; at += LINES_A_MESSAGE)
        send({ kind: 'lines', lines: lines.slice(at, at + LINES_A_MESSAGE) });
    },
    warning: (message) => send({ kind: 'warning', message }),
    live: () => send({ kind: 'live' }),
    beat: () => send({ kind: 'beat' }),
    end(reason, message) {
      send({ kind: 'end', reason, message });
      response.end();
    },
    ready: (signal) => ready(response, signal),
  };
}

/** A file to keep: time, task, node, stream, text as it was written; what Docker remarks begins with `#`. */
export function textSink(response: ServerResponse, nameOf: NameSource, fileName: string): LogSink {
  response.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Cache-Control': 'no-store',
  });
  const remark = (words: string) => void response.write(`# ${words.replaceAll(/\s+/g, ' ')}\n`);
  return {
    kept({ name, nodeName, failedAt, error }, count) {
      const at = new Date(failedAt).toISOString();
      remark(`the last ${count} lines of ${name}@${nodeName}, kept when it failed at ${at}: ${error}`);
      remark('Docker has forgotten the task');
    },
    lines(lines) {
      const rows = lines.map((line) => {
        const { name, nodeName } = nameOf(line);
        const cut = line.cut > 0 ? ` [${line.cut} bytes left out]` : '';
        return `${line.at} ${name}@${nodeName} ${line.stream} | ${line.text}${cut}\n`;
      });
      if (rows.length > 0) response.write(rows.join(''));
    },
    warning: remark,
    live() {},
    beat() {},
    end(reason, message) {
      // A download that is not whole must not look so.
      if (reason !== 'over') remark(`this is not all: ${message || reason}`);
      response.end();
    },
    ready: (signal) => ready(response, signal),
  };
}

function ready(response: ServerResponse, signal: AbortSignal): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
    signal.addEventListener('abort', done);
  });
}
