import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { asDockerError } from '../wire/docker-error';
import { refusal } from '../wire/refusal';
import type { Reply, Request, Wire } from '../wire/wire';

/** A write that the docker CLI asks for: what to send, and on what it is. */
export interface Write {
  readonly method: 'POST' | 'DELETE';
  /** Without a version: `/services/abc/update`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** JSON text, '' for none. */
  readonly body: string;
}

export interface Relay {
  close(): Promise<void>;
}

/**
 * Listens at `socketPath` as a Docker Engine does, for one docker CLI: reads go to the engine behind `wire`, and writes
 * to `write`, which says what is answered. So the CLI needs no address and no certificate of its own, a write is known
 * exactly, and a plan is the same run with writes that are only noted.
 */
export async function openRelay(
  wire: Wire,
  socketPath: string,
  write: (asked: Write) => Promise<Pick<Reply, 'status' | 'text'>>,
  signal: AbortSignal,
): Promise<Relay> {
  const server = createServer((request, response) => {
    answer(wire, request, write, signal).then(
      (reply) => send(response, request, reply),
      (error: unknown) => {
        const { status, message } = asDockerError(error);
        send(response, request, {
          status: status ?? 503,
          apiVersion: null,
          text: JSON.stringify({ message }),
        });
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, () => resolve());
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  wire: Wire,
  incoming: IncomingMessage,
  write: (asked: Write) => Promise<Pick<Reply, 'status' | 'text'>>,
  signal: AbortSignal,
): Promise<Reply> {
  const url = new URL(incoming.url ?? '/', 'http://docker');
  const path = url.pathname.replace(/^\/v\d+\.\d+(?=\/)/, '');
  const query = Object.fromEntries(url.searchParams);
  const { method } = incoming;
  if (method === 'GET' || method === 'HEAD') {
    const request: Request = { method: 'GET', path, ...(path === '/_ping' ? { kind: 'ping' } : { query }) };
    const reply = await wire.send(request, signal);
    // The CLI would print a proxy's whole page.
    return reply.status < 400
      ? reply
      : { ...reply, text: JSON.stringify({ message: refusal(reply, request).message }) };
  }
  if (method !== 'POST' && method !== 'DELETE')
    return { status: 405, apiVersion: null, text: JSON.stringify({ message: `${method} is not passed on` }) };
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece);
  return {
    apiVersion: null,
    ...(await write({ method, path, query, body: Buffer.concat(pieces).toString() })),
  };
}

function send(
  response: ServerResponse,
  { method }: IncomingMessage,
  { status, apiVersion, text }: Reply,
): void {
  response.writeHead(status, {
    'Content-Type': text.startsWith('OK') ? 'text/plain; charset=utf-8' : 'application/json',
    Ostype: 'linux',
    ...(apiVersion !== null && { 'Api-Version': apiVersion }),
  });
  response.end(method === 'HEAD' ? undefined : text);
}
