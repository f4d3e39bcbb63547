import { dockerError } from '../wire/docker-error';

/** What Docker's stream says: of a container's, or of Docker itself (what could not be had). */
export type FrameStream = 'stdout' | 'stderr' | 'system';

/** One message of a log stream. */
export interface Frame {
  readonly stream: FrameStream;
  /** At most `LONGEST_FRAME` of its bytes. */
  readonly bytes: Buffer;
  /** How many bytes more it had. */
  readonly cut: number;
}

/** Docker itself cuts at 16 kB; a frame that claims gigabytes must not be kept. */
export const LONGEST_FRAME = 64 * 1024;
const HEADER = 8;
const STREAMS: readonly FrameStream[] = ['stdout', 'stdout', 'stderr', 'system'];
const NEWLINE = 10;

/**
 * Cuts a log stream into its messages, wherever its pieces are cut. With a terminal (`tty`) a container's output comes
 * raw, a message a line; without, in frames of 8 bytes (the stream, three zeros, the length) and the message. Which it
 * is, the first byte tells: a frame's is below 4, and what is raw begins with its time.
 */
export class Demultiplexer {
  private mode: 'unknown' | 'frames' | 'raw' = 'unknown';
  private readonly header = Buffer.alloc(HEADER);
  private headerLength = 0;
  /** Of the frame, or the raw line, at hand. */
  private stream: FrameStream = 'stdout';
  private missing = 0;
  private parts: Buffer[] = [];
  private kept = 0;
  private cut = 0;

  /** The messages that `chunk` completes. Throws a `DockerError` where it cannot be Docker's. */
  push(chunk: Buffer): Frame[] {
    const first = chunk[0];
    if (first === undefined) return [];
    if (this.mode === 'unknown') this.mode = first < STREAMS.length ? 'frames' : 'raw';
    return this.mode === 'frames' ? this.readFrames(chunk) : this.readLines(chunk);
  }

  /** What came of a message that did not end. */
  end(): Frame[] {
    return this.kept > 0 ? [this.take()] : [];
  }

  private readFrames(chunk: Buffer): Frame[] {
    const frames: Frame[] = [];
    for (let at = 0; at < chunk.length; ) {
      if (this.headerLength < HEADER) {
        const taken = chunk.copy(this.header, this.headerLength, at, at + HEADER - this.headerLength);
        this.headerLength += taken;
        at += taken;
        if (this.headerLength < HEADER) break;
        this.begin();
      }
      const part = chunk.subarray(at, at + this.missing);
      this.keep(part);
      this.missing -= part.length;
      at += part.length;
      if (this.missing > 0) break;
      frames.push(this.take());
      this.headerLength = 0;
    }
    return frames;
  }

  private begin(): void {
    const stream = STREAMS[this.header.readUInt8(0)];
    if (stream === undefined || this.header.readUIntBE(1, 3) !== 0)
      throw dockerError('garbage', 'the log stream is not in Docker’s frames');
    this.stream = stream;
    this.missing = this.header.readUInt32BE(4);
  }

  private readLines(chunk: Buffer): Frame[] {
    const frames: Frame[] = [];
    let at = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, at)) {
      this.keep(chunk.subarray(at, end + 1));
      frames.push(this.take());
      at = end + 1;
    }
    if (at < chunk.length) this.keep(chunk.subarray(at));
    return frames;
  }

  private keep(part: Buffer): void {
    const room = Math.max(0, LONGEST_FRAME - this.kept);
    const fits = part.subarray(0, room);
    if (fits.length > 0) this.parts.push(fits);
    this.kept += fits.length;
    this.cut += part.length - fits.length;
  }

  private take(): Frame {
    const [only = Buffer.alloc(0), ...more] = this.parts;
    const bytes = more.length > 0 ? Buffer.concat(this.parts) : only;
    const frame = { stream: this.stream, bytes, cut: this.cut };
    this.parts = [];
    this.kept = 0;
    this.cut = 0;
    return frame;
  }
}
