import type { Page } from 'playwright/test';
import { expect, test } from './support/test';

/** An error on the console that a test does not expect fails it, and so does whatever our policy refuses. */

// Pages are opened several times, and servers started.
test.describe.configure({ timeout: 120_000 });

const broken = (page: Page) => page.locator('[data-slot=broken]');
const live = (page: Page) => page.locator('[data-slot=live]');

test.describe('a page whose script cannot be had', () => {
  test.use({ expectedErrors: [/ERR_FAILED|ChunkLoadError/] });

  test('is ours, within the frame, and is loaded again by its button', async ({ page }) => {
    await page.goto('/');
    await expect(live(page)).toHaveAttribute('data-state', 'live', { timeout: 30_000 });
    const known = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    const isNew = (url: URL) =>
      /\/_next\/static\/chunks\/.*\.js$/.test(url.pathname) && !known.includes(url.href);
    await page.route(isNew, (route) => route.abort());
    await page.getByRole('link', { name: 'Activity', exact: true }).click();
    await expect(broken(page)).toContainText('Swarmscope stumbled');
    await expect(live(page), 'the frame stays').toHaveAttribute('data-state', 'live');
    await page.unroute(isNew);
    await broken(page).getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activity');
  });
});

test.describe('the frame of every page', () => {
  test.use({ locale: 'ja-JP', expectedErrors: [/broken by the test/] });

  test('where it fails, ours stands in its place: in the page’s language and theme', async ({
    page,
    baseURL,
  }) => {
    await page.context().addCookies([{ name: 'theme', value: 'dark', url: baseURL ?? '' }]);
    await page.goto('/');
    await expect(live(page)).toHaveAttribute('data-state', 'live', { timeout: 30_000 });
    const look = () =>
      page.evaluate(() => {
        const { lang, className, dataset } = document.documentElement;
        const { backgroundColor, color, fontFamily } = getComputedStyle(document.body);
        return { lang, className, theme: dataset.theme, backgroundColor, color, fontFamily };
      });
    const before = await look();
    expect([before.lang, before.theme]).toEqual(['ja', 'dark']);
    await page.evaluate(() => {
      const prototype = HTMLDialogElement.prototype;
      const { showModal } = prototype;
      prototype.showModal = () => {
        prototype.showModal = showModal;
        throw new Error('broken by the test');
      };
    });
    // A dialog opens in the frame, and not in the page.
    await page.keyboard.press('Control+k');
    await expect(broken(page)).toContainText('表示中にエラーが発生しました');
    expect(await look()).toEqual(before);
    await expect(page.locator('style')).toHaveCount(0);
    await broken(page).getByRole('button', { name: '再試行' }).click();
    await expect(live(page)).toHaveAttribute('data-state', 'live');
    await expect(broken(page)).toHaveCount(0);
  });
});
