import type { Page } from 'playwright/test';
import { untilReady } from './support/ready';
import { expect, look } from './support/test';

look.use({ expectedErrors: [/Failed to load resource/] });

const SCRIPT = /\/_next\/static\/chunks\/[^/]+\.js/;
const LIVE = '[data-testid=swarm-summary][data-live=true]';
const lost = (page: Page) => page.getByTestId('scripts-lost');
/** The page is not taken over by its scripts, which are not here. */
const open = (page: Page, path: string) => page.goto(path, { waitUntil: 'commit' });

for (const path of ['/', '/nodes', '/?view=table'])
  look(
    `scripts that could not be had are asked for again, and the page says so: ${path}`,
    async ({ page }) => {
      await untilReady(page.request);
      let isAway = true;
      await page.route(SCRIPT, (route) => (isAway ? route.abort('connectionrefused') : route.continue()));
      await open(page, path);
      await expect(lost(page)).toBeVisible();
      await expect(page.locator('[data-slot=live]')).toHaveAttribute('data-state', 'connecting');
      isAway = false;
      await page.waitForSelector(LIVE);
      await expect(lost(page)).toBeHidden();
    },
  );

look('each script may be the one that is missing once', async ({ page }) => {
  await untilReady(page.request);
  const seen = new Set<string>();
  await page.route(SCRIPT, (route) => {
    const { pathname } = new URL(route.request().url());
    if (seen.has(pathname)) return route.continue();
    seen.add(pathname);
    return route.abort('failed');
  });
  await open(page, '/');
  await page.waitForSelector(LIVE);
  await expect(lost(page)).toBeHidden();
  expect(seen.size).toBeGreaterThan(3);
});

look('a style sheet that could not be had is asked for again', async ({ page }) => {
  await untilReady(page.request);
  let refused = 0;
  await page.route(/\.css$/, (route) => (++refused > 4 ? route.continue() : route.abort('failed')));
  await open(page, '/nodes');
  await page.waitForSelector(LIVE);
  await expect(lost(page)).toBeHidden();
  await expect(page.locator('[data-slot=top-bar]')).toHaveCSS('position', 'sticky');
  expect(refused).toBeGreaterThan(4);
});

look('scripts that the server has no more are a reason to open the page anew', async ({ page }) => {
  await untilReady(page.request);
  let pages = 0;
  page.on('request', (request) => {
    pages += Number(request.isNavigationRequest());
  });
  await page.route(SCRIPT, (route) => (pages > 1 ? route.continue() : route.fulfill({ status: 404 })));
  await open(page, '/');
  await page.waitForSelector(LIVE);
  expect(pages).toBe(2);
});
