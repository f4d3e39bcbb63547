import type { IncomingMessage } from 'node:http';

/** Reads a request's body as text; null where it is longer than `maxBytes`, or cut off. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) chunks.push(chunk);
      else resolve(null);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('close', () => resolve(null));
    request.on('error', () => resolve(null));
  });
}

/** Whether a plain HTML form sent this, which wants a page for an answer. */
export const isForm = (request: IncomingMessage): boolean =>
  request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
