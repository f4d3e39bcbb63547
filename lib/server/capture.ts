import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What `render` writes, whole; nothing of it is sent. Its status and headers are set on `response`. */
export async function capture(
  render: Render,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Buffer> {
  const { write, end, writeHead, flushHeaders } = response;
  const encodings = request.headers['accept-encoding'];
  // Uncompressed: it is read here.
  delete request.headers['accept-encoding'];
  const chunks: Buffer[] = [];
  const take = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const ended = new Promise<void>((resolve) => {
    // The types have an overload for each way to leave out the encoding.
    response.write = ((chunk: unknown, ...rest: unknown[]) => {
      take(chunk);
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    }) as typeof write;
    response.end = ((chunk: unknown) => {
      take(chunk);
      resolve();
      return response;
    }) as typeof end;
  });
  // Next, and its compression, send the head before the first piece of the body; what is set after that is lost.
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    const headers = rest.find((each) => typeof each === 'object' && each !== null) ?? {};
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    return response;
  }) as typeof writeHead;
  response.flushHeaders = () => {};
  try {
    // Who went away is not written to any more.
    await Promise.all([render(request, response), Promise.race([ended, once(response, 'close')])]);
  } finally {
    Object.assign(response, { write, end, writeHead, flushHeaders });
    request.headers['accept-encoding'] = encodings;
  }
  return Buffer.concat(chunks);
}
