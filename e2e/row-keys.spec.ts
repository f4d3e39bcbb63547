import type { Page } from 'playwright/test';
import { expect, look, test } from './support/test';

const row = (page: Page, service: string) =>
  page.locator(`[data-slot^=service-][data-slot$=row][data-service="${service}"]`);
/** The arrows come after the page's first picture, with the menus. */
const untilWarm = (page: Page, service: string) =>
  expect(row(page, service).getByRole('button', { name: `Actions for ${service}` })).toBeVisible();

for (const path of ['/', '/services'])
  look(`a service’s row is one tab stop, and arrows go through its controls: ${path}`, async ({ page }) => {
    await page.goto(path);
    const [api, nginx] = [row(page, 'echo_api'), row(page, 'echo_nginx')];
    await untilWarm(page, 'echo_nginx');
    const [name, number] = [api.getByRole('link').first(), api.getByRole('spinbutton')];
    const menu = api.getByRole('button', { name: 'Actions for echo_api' });
    await name.focus();
    await page.keyboard.press('Tab');
    await expect(nginx.getByRole('link').first()).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(api.locator(':focus')).toHaveCount(1);
    await name.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(name).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(number).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(menu).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(number).toBeFocused();
    // In what is typed they move the caret, up to its ends.
    await page.keyboard.type('12');
    await page.keyboard.press('ArrowLeft');
    await expect(number).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(number).toHaveValue('3');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(name).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(nginx.getByRole('link').first()).toBeFocused();
  });

test('what a row offers meanwhile is the next tab stop', async ({ page }) => {
  await page.goto('/services');
  await untilWarm(page, 'echo_api');
  await row(page, 'echo_api').getByRole('spinbutton').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const undo = row(page, 'echo_api').locator('[data-slot=undo]');
  await expect(undo).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(undo).toBeFocused();
});
