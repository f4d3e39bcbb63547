import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Listings go out in pieces of about this many bytes, and others get their turn between them. */
const CHUNK = 256 * 1024;
const BEGIN = Buffer.from('[');
const COMMA = Buffer.from(',');
const END = Buffer.from(']\n');

/** One response, in Docker's ways of writing one. */
export class Reply {
  constructor(
    private readonly response: ServerResponse,
    private readonly isHead: boolean,
  ) {}

  header(name: string, value: string): void {
    this.response.setHeader(name, value);
  }

  /** An object, or JSON that is text already. */
  json(status: number, value: unknown): void {
    if (this.response.headersSent) {
      this.response.destroy();
      return;
    }
    this.send(status, 'application/json', `${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
  }

  text(status: number, text: string): void {
    this.send(status, 'text/plain; charset=utf-8', text);
  }

  empty(status: number): void {
    this.response.writeHead(status).end();
  }

  /** A JSON array of objects, encoded one by one. */
  async list<T>(objects: Iterable<T>, encode: (object: T) => string | Buffer): Promise<void> {
    this.response.writeHead(200, { 'Content-Type': 'application/json' });
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
      if (this.isClosed) return;
      if (!this.response.write(Buffer.concat(chunk))) await this.drained();
      else await new Promise(setImmediate);
      chunk = [];
      size = 0;
    }
    this.response.end(Buffer.concat([...chunk, END]));
  }

  /** Starts an answer that is written bit by bit until `end` or until the client has gone. */
  stream(contentType: string | undefined): void {
    this.response.writeHead(200, contentType === undefined ? {} : { 'Content-Type': contentType });
    this.response.flushHeaders();
  }

  write(data: string | Buffer): void {
    if (!this.isClosed) this.response.write(data);
  }

  end(): void {
    this.response.end();
  }

  get isClosed(): boolean {
    return this.response.destroyed || this.response.writableEnded;
  }

  /** The client takes less than it is sent: what can wait should. */
  get isBehind(): boolean {
    return this.response.writableNeedDrain;
  }

  onClose(listener: () => void): void {
    this.response.once('close', listener);
  }

  private async drained(): Promise<void> {
    const over = new AbortController();
    const signal = over.signal;
    // Whichever comes, the other's listener goes; being told so is not an error.
    const quietly = () => {};
    await Promise.race([
      once(this.response, 'drain', { signal }).catch(quietly),
      once(this.response, 'close', { signal }).catch(quietly),
    ]);
    over.abort();
  }

  private send(status: number, contentType: string, body: string): void {
    this.response.writeHead(status, {
      'Content-Type': contentType,
      'Content-Length': Buffer.byteLength(body),
    });
    this.response.end(this.isHead ? undefined : body);
  }
}
