import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOCALE_COOKIE, pickLocale } from '@/lib/messages/locale';
import { gzipAside, takesGzip } from './compress';
import { readCookie } from './cookie';

export type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Pages that are the same for everyone who reads one language in one theme: the swarm comes by the socket. */
const SHARED = new Set(['/', '/services', '/stacks']);
/** Enough for every page, language and theme; cookies that nobody set push each other out. */
const MAX_KEPT = 64;

interface KeptPage {
  /** Name and value; the nonce stands in them, too. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** The nonce that it was rendered with. */
  readonly nonce: string;
}

/**
 * Renders a shared page once, and gives every request a copy with its own nonce: rendering takes some 30 ms of a core,
 * which a room that opens the page at once would have to wait for. A render is private to its request otherwise, so
 * what is kept must read nothing of it but the path, the language and the theme.
 */
export function createPageCache(render: Render): Render {
  const pages = new Map<string, KeptPage>();
  return async (request, response) => {
    const key = keyOf(request);
    const nonce = request.headers['x-nonce'];
    if (key === null || typeof nonce !== 'string') return render(request, response);
    const kept = pages.get(key);
    if (kept) return send(kept, nonce, request, response);
    const encodings = request.headers['accept-encoding'];
    delete request.headers['accept-encoding'];
    const body = await capture(response, () => render(request, response));
    const headers = Object.entries(response.getHeaders()).map(
      ([name, value]) => [name, String(value)] as const,
    );
    const page = { headers, body, nonce };
    if (response.statusCode === 200) pages.set(key, page);
    for (const oldest of pages.keys()) {
      if (pages.size <= MAX_KEPT) break;
      pages.delete(oldest);
    }
    request.headers['accept-encoding'] = encodings;
    return send(page, nonce, request, response);
  };
}

/** What the page depends on; null where more than that could matter. */
function keyOf({ method, url, headers }: IncomingMessage): string | null {
  const theme = readCookie(headers.cookie, 'theme');
  const isDocument = method === 'GET' && headers.rsc === undefined;
  if (!isDocument || url === undefined || !SHARED.has(url)) return null;
  const locale = pickLocale(readCookie(headers.cookie, LOCALE_COOKIE), headers['accept-language'] ?? null);
  return `${url} ${locale} ${theme}`;
}

/** The body that `render` writes, as text; nothing of it is sent. */
async function capture(response: ServerResponse, render: () => Promise<void>): Promise<string> {
  const { write, end, writeHead, flushHeaders } = response;
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
  response.writeHead = () => response;
  response.flushHeaders = () => {};
  try {
    await Promise.all([render(), ended]);
  } finally {
    Object.assign(response, { write, end, writeHead, flushHeaders });
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function send(
  page: KeptPage,
  nonce: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const renew = (text: string) => text.replaceAll(page.nonce, nonce);
  const plain = Buffer.from(renew(page.body));
  const isGzipped = takesGzip(request);
  const body = isGzipped ? await gzipAside(plain, { level: 4 }) : plain;
  for (const [name, value] of page.headers) response.setHeader(name, renew(value));
  response.setHeader('Content-Length', body.length);
  if (isGzipped) response.setHeader('Content-Encoding', 'gzip');
  response.end(body);
}
