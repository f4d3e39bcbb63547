import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { PAGES } from '@/lib/pages/pages';
import { DRAWING_HEADER, type Drawn, drawings, type FirstAnswer } from '@/lib/protocol/first-answer';
import { answerText } from '../http/answer-text';
import { gzipAside, takesGzip } from '../http/compress';
import { addressOf } from '../http/door';
import { contentSecurityPolicy } from '../http/security-headers';
import { LIMITS } from '../limits/limits';
import { networkOf } from '../limits/network-of';
import { createWindowCount, WINDOW_MS } from '../limits/window-count';
import { createAskNext, type Render } from './ask-next';
import { brokenPage } from './broken-page';
import { type FirstAnswerFor, withFirstAnswer } from './first-answer';
import { type PageRequest, pageRequest } from './page-request';
import type { PageRoutes } from './page-routes';
import { Crowded, createRenderQueue, type RenderQueueLimits } from './render-queue';
import type { Rename } from './root-names';
import { scriptsAfterPaint } from './scripts-after-paint';
import { withScriptsAgain } from './scripts-again';

const TEXT = /^text\/|^application\/(json|javascript)|svg/;
const HTML = /^text\/html\b/;
/** Of the connection to Next, and not of the page. */
const HOP = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'];

interface Page {
  readonly status: number;
  /** Name and value; the nonce stands in them, too. */
  readonly headers: readonly (readonly [string, string])[];
  /** Bytes, of what is no text. */
  readonly body: string | Buffer;
  /** The nonce that it was rendered with. */
  readonly nonce: string;
}

/** It was not there in time. */
class TooSlow extends Error {}

export interface PageCacheParts {
  readonly render: Render;
  readonly rename: Rename;
  readonly routes: PageRoutes;
  readonly limits?: RenderQueueLimits & { readonly pageMs: number; readonly drawnMsPer10s: number };
}

/** Answers a request for a page; the grid's is drawn with what `answerFor` tells of the swarm. */
export type AnswerPage = (
  request: IncomingMessage,
  response: ServerResponse,
  answerFor?: FirstAnswerFor,
) => Promise<void>;

/**
 * Renders pages with the server's root in them. A page that is the same for everyone who reads one language in one theme
 * is rendered once and kept (the grid with the swarm in it, as long as that is the swarm), and every request gets a copy with
 * its own nonce: rendering takes some 30 ms of a core, which a room that opens the page at once would have to wait for.
 * Whatever else is asked is rendered for it, once for all who ask the same at that moment, a few at a time.
 */
export function createPageCache({ render, rename, routes, limits = LIMITS }: PageCacheParts): AnswerPage {
  const askNext = createAskNext(render);
  const queue = createRenderQueue(limits);
  const kept = new Map<string, Page>();
  const coming = new Map<string, Promise<Page>>();
  /** Of pages that were drawn with the swarm: they go with what they were drawn with. */
  const drawnPages = new WeakMap<Drawn, Map<string, Promise<Page>>>();
  const spent = createWindowCount(WINDOW_MS);

  /** Goes on where who asked goes away: others may wait for the same. */
  async function draw({ url, headers, keptAs }: PageRequest, address: string): Promise<Page> {
    const nonce = randomBytes(16).toString('base64');
    // Next takes the nonce for its own scripts from the policy, and the pages for theirs from x-nonce.
    const policy = contentSecurityPolicy(nonce, false);
    const made = { ...headers, 'x-nonce': nonce, 'content-security-policy': policy };
    // Not AbortSignal.timeout, which would hold all of this for as long as it may take.
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), limits.pageMs);
    const ask = () => askNext(url, made, patience.signal);
    const answer = await queue
      .run(keptAs === null ? address : null, patience.signal, ask)
      .catch((cause: unknown) => {
        throw patience.signal.aborted ? new TooSlow() : cause;
      })
      .finally(() => clearTimeout(timer));
    const isText = TEXT.test(answer.headers['content-type'] ?? '');
    const text = isText ? answer.body.toString() : null;
    const isHtml = HTML.test(answer.headers['content-type'] ?? '');
    // Where it cannot draw at all Next sends a page that it drew at build time, without a nonce: our policy refuses all of it.
    if (answer.status >= 500 && text !== null && /<(script|style)\b/.test(text) && !text.includes(nonce))
      return {
        status: answer.status,
        headers: [['content-type', 'text/html; charset=utf-8']],
        body: brokenPage(headers.cookie),
        nonce,
      };
    return {
      status: answer.status,
      headers: Object.entries(answer.headers).flatMap(([name, value]) =>
        HOP.includes(name) || value === undefined ? [] : [[name, rename(String(value))] as const],
      ),
      body: text === null ? answer.body : isHtml ? withScriptsAgain(rename(text), nonce) : rename(text),
      nonce,
    };
  }

  function pageFor(asked: PageRequest, address: string): Promise<Page> | Page {
    // The whole of what Next is asked: who gets a page asked for just that.
    const key = JSON.stringify([asked.url, asked.headers]);
    const page = kept.get(key) ?? coming.get(key);
    if (page) return page;
    const drawn = draw(asked, address)
      .then((page) => {
        const isHtml = page.headers.some(([name, value]) => name === 'content-type' && HTML.test(value));
        // A page is whole HTML, and a file whatever it is.
        const isWhatItSays = isHtml === (extname(asked.url) === '');
        if (isWhatItSays && page.status === asked.keptAs) kept.set(key, page);
        return page;
      })
      .finally(() => coming.delete(key));
    coming.set(key, drawn);
    return drawn;
  }

  /** The grid with the swarm in it, rendered once for all who are drawn the same; null where that takes too much. */
  function drawnPageFor(asked: PageRequest, drawn: Drawn): Promise<Page> | null {
    const pages = drawnPages.get(drawn) ?? new Map<string, Promise<Page>>();
    drawnPages.set(drawn, pages);
    const key = JSON.stringify(asked.headers);
    const known = pages.get(key);
    if (known) return known;
    if (spent.add('', 0) >= limits.drawnMsPer10s) return null;
    const name = randomBytes(9).toString('base64url');
    const began = performance.now();
    drawings().set(name, drawn);
    const page = draw({ ...asked, headers: { ...asked.headers, [DRAWING_HEADER]: name } }, '')
      .then((page) => {
        // The next one tries again.
        if (page.status !== asked.keptAs) pages.delete(key);
        const isPicture = 'snapshot' in drawn && typeof page.body === 'string';
        return isPicture ? { ...page, body: scriptsAfterPaint(page.body, page.nonce) } : page;
      })
      .catch((cause: unknown) => {
        pages.delete(key);
        throw cause;
      })
      .finally(() => {
        drawings().delete(name);
        spent.add('', performance.now() - began);
      });
    pages.set(key, page);
    return page;
  }

  return async (request, response, answerFor) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return answerText(response, 405, 'A page can only be read.\n');
    }
    const asked = pageRequest(request, routes);
    // As a person opens it: not what the router asks for, nor an address that says more.
    const isGrid = asked.keptAs === 200 && asked.url === PAGES.grid.path;
    const answer = isGrid && answerFor ? answerFor(request) : null;
    const drawn = answer && drawnPageFor(asked, answer.drawn);
    const page = drawn ?? pageFor(asked, networkOf(addressOf(request)));
    try {
      const gone = once(response, 'close').then(() => null);
      const found = await Promise.race([page, gone]);
      if (found) await send(found, drawn ? answer : null, request, response);
    } catch (cause) {
      if (cause instanceof TooSlow) return answerText(response, 504, 'This page took too long. Try again.\n');
      if (!(cause instanceof Crowded)) throw cause;
      response.setHeader('Retry-After', 2);
      answerText(response, 503, 'Too many pages are asked for at once. Try again in a moment.\n');
    }
  };
}

async function send(
  page: Page,
  answer: FirstAnswer | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Of this answer's own policy.
  const nonce = String(request.headers['x-nonce']);
  const renew = (text: string) => text.replaceAll(page.nonce, nonce);
  const isText = typeof page.body === 'string';
  const whole = (text: string) => (answer ? withFirstAnswer(renew(text), answer) : renew(text));
  const plain = typeof page.body === 'string' ? Buffer.from(whole(page.body)) : page.body;
  const isGzipped = isText && plain.length > 0 && takesGzip(request);
  const body = isGzipped ? await gzipAside(plain, { level: 4 }) : plain;
  response.statusCode = page.status;
  for (const [name, value] of page.headers) response.setHeader(name, renew(value));
  if (isText) response.appendHeader('Vary', 'Accept-Encoding');
  if (isGzipped) response.setHeader('Content-Encoding', 'gzip');
  // How long a page is depends on how it is sent.
  if (request.method === 'HEAD') response.removeHeader('Content-Length');
  else response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}
