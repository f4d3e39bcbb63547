import { expect, type Page, type Request } from 'playwright/test';
import { VIEWS } from '@/lib/pages/pages';

/** The pages that the grid fetches ahead, once it has shown its first picture. */
const FETCHED_AHEAD = VIEWS.filter(({ isPrefetched }) => isPrefetched).map(({ path }) => path);

/** Chromium asks for it once the page has loaded, when it has time for it. */
const ICON = '/icon.svg';

/**
 * Follows what the grid asks for, from before it opens. Returns what waits until it has all that it loads for later: a
 * server that goes away before breaks what is on its way, and the browser says so.
 */
export function followLoading(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  const later = new Set([...FETCHED_AHEAD, ICON]);
  let asked = 0;
  page.on('request', (request) => {
    asked += 1;
    open.add(request);
  });
  const end = (request: Request) => {
    open.delete(request);
    const { pathname, searchParams } = new URL(request.url());
    if (searchParams.has('_rsc') || pathname === ICON) later.delete(pathname);
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    const isAllHere = async () => {
      if (later.size > 0 || open.size > 0) return false;
      const before = asked;
      // What has come may name more: it was read once the page has nothing to do.
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      return asked === before;
    };
    await expect.poll(isAllHere, { message: 'the page has all', timeout: 60_000 }).toBe(true);
  };
}
