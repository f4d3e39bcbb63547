import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';

/** Where the server is. */
export interface Target {
  readonly port: number;
  /** As a browser's `Host` has it. */
  readonly host: string;
}

/** Bytes to send, and more bytes each time that the other side has said something: before, they are lost. */
export interface Sent {
  readonly first: string | Buffer;
  readonly after?: readonly (readonly [heard: string, bytes: Buffer])[];
}

/** What one hostile address can do to a server. Nothing here throws, and nothing takes longer than `PATIENCE_MS`. */
export interface Stranger {
  readonly target: Target;
  /** Sends a request and reads the answer, at most so much of it as a browser would. */
  send(
    method: string,
    path: string,
    headers?: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<void>;
  /** Sends bytes as they are, and reads what comes until a moment after all of them are taken, or the other side ends. */
  write(bytes: string | Buffer | Sent): Promise<void>;
  /** Sends bytes, and keeps the connection as long as `MOST_HELD` others do not take its place; `more` is sent every second. */
  hold(
    bytes: string | Buffer | Sent,
    options?: { readonly more?: string; readonly reads?: boolean },
  ): Promise<void>;
}

const PATIENCE_MS = 3_000;
/** For the answer to what was written. */
const MOMENT_MS = 200;
const MOST_HELD = 4;
const MOST_READ = 2_000_000;

export function createStranger(address: string, target: Target): Stranger {
  const held: Socket[] = [];
  const open = () => connect({ host: '127.0.0.1', port: target.port, localAddress: address });
  const timed = (work: (done: () => void) => () => void) =>
    new Promise<void>((resolve) => {
      const end = work(() => {
        clearTimeout(timer);
        end();
        resolve();
      });
      const timer = setTimeout(() => {
        end();
        resolve();
      }, PATIENCE_MS);
    });

  return {
    target,
    send: (method, path, headers = {}, body = '') =>
      timed((done) => {
        const request = httpRequest({
          ...{ host: '127.0.0.1', port: target.port, localAddress: address, agent: false, method, path },
          headers: {
            Host: target.host,
            ...headers,
            ...(body && { 'Content-Length': Buffer.byteLength(body) }),
          },
        });
        request.on('error', done);
        request.on('response', (answer) => {
          let read = 0;
          answer.on('error', done).on('end', done);
          answer.on('data', (piece: Buffer) => {
            read += piece.length;
            if (read > MOST_READ) done();
          });
        });
        request.end(body);
        return () => request.destroy();
      }),
    write: (bytes) =>
      timed((done) => {
        const socket = open();
        socket.on('error', done).on('close', done).resume();
        speak(socket, bytes, () => setTimeout(done, MOMENT_MS));
        return () => socket.destroy();
      }),
    hold: (bytes, { more, reads = false } = {}) =>
      timed((done) => {
        const socket = open();
        held.push(socket);
        if (held.length > MOST_HELD) held.shift()?.destroy();
        socket.on('error', done).resume();
        speak(socket, bytes, () => {
          if (!reads) socket.pause();
          done();
        });
        const beat = more === undefined ? null : setInterval(() => socket.write(more), 1_000);
        socket.on('close', () => {
          if (beat) clearInterval(beat);
          done();
        });
        return () => {};
      }),
  };
}

/** `done` is called when all bytes are taken. */
function speak(socket: Socket, bytes: string | Buffer | Sent, done: () => void): void {
  const { first, after = [] }: Sent =
    typeof bytes === 'string' || Buffer.isBuffer(bytes) ? { first: bytes } : bytes;
  const left = [...after];
  const write = (next: string | Buffer) => void socket.write(next, left.length === 0 ? done : undefined);
  let heard = '';
  socket.on('data', (piece: Buffer) => {
    const [next] = left;
    if (!next) return;
    heard += piece.toString('latin1');
    if (!heard.includes(next[0])) return;
    left.shift();
    write(next[1]);
  });
  write(first);
}

/** How engine.io greets, and how socket.io does. */
const OPENED = '0{"sid"';
const CONNECTED = '40{"sid"';

const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c3dhcm1zY29wZS1zaWVnZQ==\r\n';

/** A web socket to the engine, and packets on it. */
export const packets = ({ host }: Target, ...texts: readonly (string | Buffer)[]): Sent => ({
  first: `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\n${UPGRADE}\r\n`,
  after: [[OPENED, Buffer.concat(texts.map(frame))]],
});

/** A connection as a page makes it, and messages on it. */
export function messages(target: Target, ...texts: readonly string[]): Sent {
  const { first, after = [] } = packets(target, '40');
  return { first, after: [...after, [CONNECTED, Buffer.concat(texts.map(frame))]] };
}

/** A message as a client frames it. Its mask is all zeros: the message goes out as it is, and costs this side nothing. */
function frame(message: string | Buffer): Buffer {
  const body = Buffer.from(message);
  const head = Buffer.alloc(14);
  head[0] = typeof message === 'string' ? 0x81 : 0x82;
  if (body.length < 126) {
    head[1] = 0x80 | body.length;
    return Buffer.concat([head.subarray(0, 6), body]);
  }
  if (body.length < 65_536) {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(body.length, 2);
    return Buffer.concat([head.subarray(0, 8), body]);
  }
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(body.length), 2);
  return Buffer.concat([head, body]);
}
