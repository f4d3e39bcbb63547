import { Duplex } from 'node:stream';

/** One end of a connection within this process: what is written to it is read at the other. */
class End extends Duplex {
  other: End | null = null;
  #taken: (() => void) | null = null;

  override _read(): void {
    const taken = this.#taken;
    this.#taken = null;
    taken?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    // No faster than the other end reads.
    if (this.other && chunk.length > 0) this.other.#taken = done;
    else process.nextTick(done);
    if (chunk.length > 0) this.other?.push(chunk);
  }

  override _final(done: () => void): void {
    this.other?.once('end', done);
    this.other?.push(null);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.other?.destroy(error ?? undefined);
    done(error);
  }
}

/** Two ends of a connection that no network sees. An error at one ends the other with it. Node 22 has its own. */
export function duplexPair(): readonly [Duplex, Duplex] {
  const [one, other] = [new End(), new End()];
  one.other = other;
  other.other = one;
  return [one, other];
}
