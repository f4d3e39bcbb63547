import type { Page } from 'playwright/test';
import { VIEWS } from '@/lib/pages/pages';
import { passesAxe } from './support/passes-axe';
import { expect, look, test } from './support/test';

/** Of a window of 844 px, what may stand still while the page scrolls. */
const MOST_CHROME = 120;

const PATHS = [
  ...VIEWS.map(({ path }) => path),
  '/?view=table',
  '/networks?view=list',
  '/services/new',
  '/stacks/deploy',
];

const isLive = (page: Page) => expect(page.locator('[data-slot=live]')).toHaveAttribute('data-state', 'live');
const foot = (page: Page) => page.getByRole('navigation', { name: 'Views' });

/** How many rows of pixels, in the middle of the window, are of what does not scroll. */
const chrome = (page: Page) =>
  page.evaluate(() => {
    const standsStill = (element: Element | null): boolean =>
      element !== null &&
      (['fixed', 'sticky'].includes(getComputedStyle(element).position) ||
        standsStill(element.parentElement));
    const rows = Array.from({ length: innerHeight }, (_, y) => document.elementFromPoint(innerWidth / 2, y));
    return rows.filter(standsStill).length;
  });

/** Boxes that would have to be scrolled sideways to be read. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.body.querySelectorAll('main, main *')]
      .filter((box) => box.scrollWidth > box.clientWidth && box.clientWidth > 0)
      .filter(
        (box) =>
          box === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(box).overflowX),
      )
      .map((box) => `${box.tagName} ${box.className}: ${box.scrollWidth} of ${box.clientWidth} px`),
  );

for (const [width, height] of [
  [390, 844],
  [360, 640],
] as const)
  test.describe(`on a phone of ${width}×${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: true, isMobile: true });

    for (const path of PATHS)
      look(`${path}: little stands still, and nothing is wider than the window`, async ({ page }) => {
        await page.goto(path);
        await isLive(page);
        expect(await chrome(page)).toBeLessThanOrEqual(MOST_CHROME);
        expect(await tooWide(page)).toEqual([]);
      });

    look('each row of a table is a card, each value with its column’s name', async ({ page }) => {
      await page.goto('/networks?view=list');
      const row = page.locator('[data-slot=network][data-network=ch03]');
      const [name, subnets] = await Promise.all([
        row.getByRole('rowheader').or(row.locator('th')).boundingBox(),
        row.getByText('10.0.2.0/24').boundingBox(),
      ]);
      expect(subnets?.y).toBeGreaterThanOrEqual((name?.y ?? 0) + (name?.height ?? 0));
      const label = await row
        .locator('td')
        .first()
        .evaluate((cell) => getComputedStyle(cell, '::before').content);
      expect(label).toBe('"Subnets"');
    });

    look('the views are at the foot, each with its word, the rest behind “More”', async ({ page }) => {
      await page.goto('/services');
      await isLive(page);
      const box = await foot(page).boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(height);
      const links = foot(page).getByRole('link');
      await expect(links).toHaveText(['Grid', 'Nodes', 'Services', 'Stacks']);
      await expect(foot(page).locator('[aria-current=page]:visible')).toHaveText('Services');
      await foot(page).getByRole('button', { name: 'More' }).tap();
      await foot(page).getByRole('link', { name: 'Networks' }).tap();
      await expect(page).toHaveURL(/\/networks$/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Networks');
      await foot(page).getByRole('button', { name: 'More' }).tap();
      await foot(page).getByRole('radio', { name: 'Dark' }).check();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await expect(foot(page).locator('[aria-current=page]:visible')).toHaveText('Networks');
      const small = await foot(page)
        .locator('a:visible, button:visible, label:visible')
        .evaluateAll((targets) =>
          targets
            .map((target) => ({ name: target.textContent, box: target.getBoundingClientRect() }))
            .filter((target) => Math.min(target.box.width, target.box.height) < 43.5)
            .map(({ name }) => name),
        );
      expect(small).toEqual([]);
    });

    look('a finger opens the palette at the top, where no keyboard covers it', async ({ page }) => {
      await page.goto('/');
      await isLive(page);
      await page.getByRole('button', { name: 'Find or do anything' }).tap();
      const field = page.getByRole('combobox', { name: 'Name, id, or what to do' });
      await expect(field).toBeFocused();
      const box = await field.boundingBox();
      expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThan(height / 3);
      await field.fill('worker02');
      const option = page.locator('[data-slot=palette-list]').getByRole('option').first();
      expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      await option.tap();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('worker02');
    });

    look('a chip says that this is a demo, and leads on from it', async ({ page }) => {
      await page.goto('/');
      await isLive(page);
      await expect(page.getByTestId('demo-banner')).toBeHidden();
      await page.getByRole('button', { name: 'Demo' }).tap();
      await expect(page.getByRole('dialog', { name: 'Connect a real swarm' })).toContainText(
        'None of your machines is shown or touched',
      );
      await page.getByRole('button', { name: 'Close' }).tap();
      await expect(page.getByRole('button', { name: 'Demo' })).toBeFocused();
    });
  });

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const theme of ['light', 'dark'])
    look(`what is behind “More” passes axe: ${theme}`, async ({ page, context, swarmscope }) => {
      await context.addCookies([{ name: 'theme', value: theme, url: swarmscope.url }]);
      await page.goto('/secrets');
      await isLive(page);
      await foot(page).getByRole('button', { name: 'More' }).tap();
      await expect(foot(page).getByRole('radio', { name: 'Dark' })).toBeVisible();
      await passesAxe(page);
    });
});

look('a wide window has the views in its bar, and the banner', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/');
  await isLive(page);
  expect((await foot(page).boundingBox())?.y).toBe(0);
  await expect(page.getByTestId('demo-chip')).toBeHidden();
  await expect(page.getByTestId('demo-banner')).toBeVisible();
  await page.getByRole('button', { name: 'Find or do anything' }).click();
  await expect(page.getByRole('combobox', { name: 'Name, id, or what to do' })).toBeFocused();
});
