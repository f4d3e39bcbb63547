import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip, gzipSync } from 'node:zlib';

/** Ids and times at random repeat by chance alone: `Z_FILTERED` leaves such repetitions, which cost more than they save. */
const OPTIONS = { level: 6, strategy: constants.Z_FILTERED };

/** zlib's gzip, off the main thread. */
export const gzipAside = promisify(gzip);

/** Whether who asks can unpack it. */
export const takesGzip = ({ headers }: IncomingMessage): boolean =>
  /\bgzip\b/.test(headers['accept-encoding'] ?? '');

/** A message as it travels, made off the main thread. */
export const compress = async (text: string): Promise<ArrayBuffer> =>
  bufferOf(await gzipAside(text, OPTIONS));

/** The same at once: some ms for 100 kB. */
export const compressNow = (text: string): ArrayBuffer => bufferOf(gzipSync(text, OPTIONS));

/** The bytes in a buffer of their own: Node's small ones share one. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
