import type { IncomingMessage } from 'node:http';
import { pickTheme, THEME_COOKIE } from '@/lib/base/theme';
import { LOCALE_COOKIE, pickLocale } from '@/lib/messages/locale';
import { readCookie } from '../http/cookie';
import type { PageRoutes } from './page-routes';

/**
 * What Next is asked. Everything is made up here, and nothing of a visitor's request reaches Next but what stands in it:
 * Next takes many a header for its own, and each version knows others.
 */
export interface PageRequest {
  /** Path and query, without a root. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The status of the page where it is one that all share: of those are only so many, whatever visitors send. */
  readonly keptAs: 200 | 404 | null;
}

/** What Next's client sends when it changes from page to page, beside `rsc: 1`. */
const ROUTER_HEADERS = [
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
];
/** All that are not there are the same page: Next's own name for it. */
const NOT_FOUND = '/_not-found';

export function pageRequest({ url = '/', headers }: IncomingMessage, routes: PageRoutes): PageRequest {
  const { pathname, search } = new URL(url, 'http://server');
  const locale = pickLocale(readCookie(headers.cookie, LOCALE_COOKIE), headers['accept-language'] ?? null);
  const theme = pickTheme(readCookie(headers.cookie, THEME_COOKIE));
  const own = { host: 'localhost', cookie: `${LOCALE_COOKIE}=${locale}; ${THEME_COOKIE}=${theme}` };
  const route = routes(pathname);
  if (route === null) return { url: NOT_FOUND, headers: own, keptAs: 404 };
  if (headers.rsc !== '1')
    return { url: pathname + search, headers: own, keptAs: route === 'shared' && search === '' ? 200 : null };
  const sent = ROUTER_HEADERS.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return {
    url: pathname + search,
    headers: { ...own, rsc: '1', ...Object.fromEntries(sent) },
    keptAs: null,
  };
}
