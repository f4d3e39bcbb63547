import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Listings go out in pieces of about this many bytes, and others get their turn between them. */
const CHUNK = 256 * 1024;
const BEGIN = Buffer.from('[');
const COMMA = Buffer.from(',');
const END = Buffer.from(']\n');

/** One response, in Docker's ways of writing one. */
export interface Reply {
  /** The client takes less than it is sent: what can wait should. */
  readonly isBehind: boolean;
  header(name: string, value: string): void;
  /** An object, or JSON that is text already. */
  json(status: number, value: unknown): void;
  text(status: number, text: string): void;
  empty(status: number): void;
  /** A JSON array of objects, encoded one by one. */
  list<T>(objects: Iterable<T>, encode: (object: T) => string | Buffer): Promise<void>;
  /** Starts an answer that is written bit by bit until `end` or until the client has gone. */
  stream(contentType: string | undefined): void;
  write(data: string | Buffer): void;
  end(): void;
  onClose(listener: () => void): void;
}

/** `isHead`: only the head of the answer is asked for. */
export function createReply(response: ServerResponse, isHead: boolean): Reply {
  const isClosed = () => response.destroyed || response.writableEnded;

  const send = (status: number, contentType: string, body: string) => {
    response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) });
    response.end(isHead ? undefined : body);
  };

  return {
    get isBehind() {
      return response.writableNeedDrain;
    },
    header: (name, value) => void response.setHeader(name, value),
    json(status, value) {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      send(status, 'application/json', `${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
    },
    text: (status, text) => send(status, 'text/plain; charset=utf-8', text),
    empty: (status) => void response.writeHead(status).end(),
    async list(objects, encode) {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      let chunk: Buffer[] = [BEGIN];
      let size = 0;
      let isFirst = true;
      for (const object of objects) {
        if (!isFirst) chunk.push(COMMA);
        isFirst = false;
        const json = encode(object);
        const bytes = typeof json === 'string' ? Buffer.from(json) : json;
        chunk.push(bytes);
        size += bytes.length;
        if (size < CHUNK) continue;
        if (isClosed()) return;
        if (!response.write(Buffer.concat(chunk))) await drained(response);
        else await new Promise(setImmediate);
        chunk = [];
        size = 0;
      }
      response.end(Buffer.concat([...chunk, END]));
    },
    stream(contentType) {
      response.writeHead(200, contentType === undefined ? {} : { 'Content-Type': contentType });
      response.flushHeaders();
    },
    write(data) {
      if (!isClosed()) response.write(data);
    },
    end: () => void response.end(),
    onClose: (listener) => void response.once('close', listener),
  };
}

async function drained(response: ServerResponse): Promise<void> {
  const over = new AbortController();
  const signal = over.signal;
  // Whichever comes, the other's listener goes; being told so is not an error.
  const quietly = () => {};
  await Promise.race([
    once(response, 'drain', { signal }).catch(quietly),
    once(response, 'close', { signal }).catch(quietly),
  ]);
  over.abort();
}
