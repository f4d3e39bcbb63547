import { once } from 'node:events';
import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  Server,
  type ServerResponse,
} from 'node:http';
import { duplexPair } from './duplex-pair';

/** Answers a request as Next's handler does. */
export type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A whole answer of Next's. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks for `url`; rejects where the answer fails, is cut off, or `signal` aborts. */
export type AskNext = (
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<PageAnswer>;

/**
 * Asks Next over a connection of our own: a real exchange of HTTP within this process. Next sees what we ask and nothing
 * of who asked us, and whatever way it answers (a stream, a file, a bare head, a connection that it closes) ends here
 * as it would for any client.
 */
export function createAskNext(render: Render): AskNext {
  // Idle, but for the connections that it is handed. What a visitor may send, and our own beside it, has room.
  const server = new Server({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    render(request, response).catch((cause: Error) => response.destroy(cause));
  });
  return async (path, headers, signal) => {
    const [ours, its] = duplexPair();
    server.emit('connection', its);
    const asked = httpRequest({ path, headers, signal, createConnection: () => ours });
    // Of an answer that has begun, it is told below.
    asked.on('error', () => {});
    asked.end();
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    if (!answer) throw new Error('no answer');
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    return { status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(chunks) };
  };
}
