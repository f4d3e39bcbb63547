import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOCALE_COOKIE, pickLocale } from '@/lib/messages/locale';
import { capture, type Render } from './capture';
import { gzipAside, takesGzip } from './compress';
import { readCookie } from './cookie';
import type { Rename } from './root-names';

/** Pages that are the same for everyone who reads one language in one theme: the swarm comes by the socket. */
const SHARED = new Set(['/', '/services', '/stacks']);
/** Enough for every page, language and theme; cookies that nobody set push each other out. */
const MAX_KEPT = 64;
const TEXT = /^text\/|^application\/(json|javascript)|svg/;

interface Page {
  /** Name and value; the nonce stands in them, too. */
  readonly headers: readonly (readonly [string, string])[];
  /** Bytes, of what is no text. */
  readonly body: string | Buffer;
  /** The nonce that it was rendered with. */
  readonly nonce: string;
}

/**
 * Renders pages with the server's root in them. A shared page is rendered once, and every request gets a copy with its
 * own nonce: rendering takes some 30 ms of a core, which a room that opens the page at once would have to wait for. A
 * render is private to its request otherwise, so what is kept must read nothing of it but the path, the language and
 * the theme.
 */
export function createPageCache(render: Render, rename: Rename): Render {
  const pages = new Map<string, Page>();
  return async (request, response) => {
    const key = keyOf(request);
    const nonce = String(request.headers['x-nonce']);
    const kept = key === null ? undefined : pages.get(key);
    if (kept) return send(kept, nonce, request, response);
    const bytes = await capture(render, request, response);
    const isText = TEXT.test(String(response.getHeader('Content-Type')));
    const headers = Object.entries(response.getHeaders()).map(
      ([name, value]) => [name, rename(String(value))] as const,
    );
    const page = { headers, body: isText ? rename(bytes.toString()) : bytes, nonce };
    if (key !== null && response.statusCode === 200) pages.set(key, page);
    for (const oldest of pages.keys()) {
      if (pages.size <= MAX_KEPT) break;
      pages.delete(oldest);
    }
    return send(page, nonce, request, response);
  };
}

/** What a shared page depends on; null where more than that could matter. */
function keyOf({ method, url, headers }: IncomingMessage): string | null {
  const theme = readCookie(headers.cookie, 'theme');
  const isDocument = method === 'GET' && headers.rsc === undefined;
  if (!isDocument || url === undefined || !SHARED.has(url)) return null;
  const locale = pickLocale(readCookie(headers.cookie, LOCALE_COOKIE), headers['accept-language'] ?? null);
  return `${url} ${locale} ${theme}`;
}

async function send(
  page: Page,
  nonce: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const renew = (text: string) => text.replaceAll(page.nonce, nonce);
  const isText = typeof page.body === 'string';
  const plain = typeof page.body === 'string' ? Buffer.from(renew(page.body)) : page.body;
  const isGzipped = isText && plain.length > 0 && takesGzip(request);
  const body = isGzipped ? await gzipAside(plain, { level: 4 }) : plain;
  for (const [name, value] of page.headers) response.setHeader(name, renew(value));
  if (isText) response.appendHeader('Vary', 'Accept-Encoding');
  if (isGzipped) response.setHeader('Content-Encoding', 'gzip');
  // Nothing was rendered for HEAD, whose head would speak of that.
  if (request.method === 'HEAD') response.removeHeader('Content-Length');
  else response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}
