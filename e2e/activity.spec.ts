import type { Page } from 'playwright/test';
import { passesAxe } from './support/passes-axe';
import { expect, look, test } from './support/test';

const rows = (page: Page) => page.locator('[data-slot=activity-row]');
const chart = (page: Page) => page.locator('[data-slot=minute-chart]');
const bars = (page: Page) => chart(page).getByRole('button');
const shown = (page: Page) => page.locator('[data-slot=shown-of]');

type Docker = { post<T>(path: string, body: unknown): Promise<T>; delete(path: string): Promise<void> };

const create = (docker: Docker, name: string, command?: readonly string[]) =>
  docker.post('/services/create', {
    Name: name,
    TaskTemplate: {
      ContainerSpec: { Image: 'registry:5000/example/echo:latest', ...(command && { Command: command }) },
      RestartPolicy: { Condition: 'none' },
    },
    Mode: { Replicated: { Replicas: 1 } },
  });

test('what happens appears by itself, is filtered in the address, and Back takes a filter back', async ({
  page,
  docker,
}) => {
  await page.goto('/activity');
  await expect(page.getByText('Nothing has happened since')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the services' })).toBeVisible();
  await expect(page.locator('[data-slot=command]')).toContainText('events');

  await create(docker, 'short', ['sh', '-c', 'exit 3']);
  await create(docker, 'steady');
  await expect(rows(page).filter({ hasText: 'short created' })).toBeVisible();
  const failure = rows(page).filter({ hasText: 'short.1 failed' });
  await expect(failure).toBeVisible({ timeout: 30_000 });
  await expect(rows(page).filter({ hasText: 'steady' }).first()).toBeVisible();
  await expect(failure.getByRole('img', { name: 'Failure' })).toBeVisible();
  await expect(failure.getByRole('link', { name: 'Logs of that moment' })).toHaveAttribute(
    'href',
    /\/logs\?task=\w+&at=\d+/,
  );

  await page.getByRole('button', { name: 'Failures', exact: true }).click();
  await expect(page).toHaveURL(/\?kind=failures$/);
  await expect(rows(page)).toHaveCount(1);
  await expect(shown(page)).toContainText(/^1 of \d+ shown/);

  await page.getByRole('button', { name: 'All', exact: true }).click();
  await page.getByRole('combobox', { name: 'Service' }).selectOption('steady');
  await expect(page).toHaveURL(/\?service=steady$/);
  await expect(rows(page).filter({ hasText: 'short' })).toHaveCount(0);
  await expect(rows(page).filter({ hasText: 'steady created' })).toBeVisible();

  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\?kind=failures$/);
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(rows(page), 'the address alone shows it').toHaveCount(1);

  await page.getByRole('textbox', { name: 'Filter' }).fill('no such thing');
  await expect(page.getByText('No event matches these filters')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(page).toHaveURL(/\/activity$/);
  await expect(rows(page).filter({ hasText: 'steady created' })).toBeVisible();
});

test('the chart is told and worked by keyboard: a minute alone, and all again', async ({ page, docker }) => {
  await create(docker, 'steady');
  await page.goto('/activity');
  await expect(rows(page).filter({ hasText: 'steady created' })).toBeVisible();
  await expect(bars(page)).toHaveCount(60);
  const busy = chart(page).locator('button[aria-label*=change]');
  await expect(chart(page).locator('button[tabindex="0"]')).toHaveCount(1);
  // By its minute: the chart moves on with the time.
  const bar = (minute: number) => chart(page).locator(`[data-minute="${minute}"]`);
  const reached = chart(page).locator('button:focus');
  await chart(page).locator('button[tabindex="0"]').focus();
  const now = Number(await reached.getAttribute('data-minute'));
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowLeft');
  await expect(bar(now - 180_000)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/minute=/);
  await expect(page.getByText('No event matches these filters')).toBeVisible();
  await expect(bar(now - 180_000)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(bar(now - 120_000)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/minute=/);
  await expect(rows(page).filter({ hasText: 'steady created' })).toBeVisible();
  await busy.first().click();
  await expect(page.locator('[data-slot=chosen-minute]')).toContainText('Only');
  await expect(rows(page).filter({ hasText: 'steady created' })).toBeVisible();
  await page.locator('[data-slot=chosen-minute]').getByRole('button', { name: 'Show all minutes' }).click();
  await expect(page).not.toHaveURL(/minute=/);
});

test('what comes while one reads further down moves nothing', async ({ page, docker }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  for (const name of ['one', 'two', 'three', 'four', 'five', 'six']) await create(docker, name);
  await page.goto('/activity');
  const read = rows(page).filter({ hasText: 'one created' });
  await expect(rows(page).filter({ hasText: 'six converged' })).toBeVisible();
  await read.scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  const count = await rows(page).count();
  const before = await read.boundingBox();
  await docker.delete('/services/two');
  await expect(rows(page).filter({ hasText: 'two removed' })).toHaveCount(1);
  expect(await rows(page).count()).toBeGreaterThan(count);
  const after = await read.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
});

test('a name at the end of a line shows its lines alone; the drawer leads here', async ({ page, docker }) => {
  await create(docker, 'steady');
  await create(docker, 'other');
  await page.goto('/services');
  await page.getByRole('button', { name: 'Show activity' }).click();
  await page.getByRole('link', { name: 'All activity' }).click();
  await expect(page).toHaveURL(/\/activity$/);
  await rows(page)
    .filter({ hasText: 'steady created' })
    .getByRole('button', { name: 'Show only steady' })
    .click();
  await expect(page).toHaveURL(/service=steady/);
  await expect(rows(page).filter({ hasText: 'other' })).toHaveCount(0);
});

for (const theme of ['light', 'dark', 'projector'])
  test(`it passes axe: ${theme}`, async ({ page, context, docker, swarmscope }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: swarmscope.url }]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await create(docker, 'short', ['sh', '-c', 'exit 3']);
    await page.goto('/activity?q=short');
    await expect(rows(page).filter({ hasText: 'short.1 failed' })).toBeVisible({ timeout: 30_000 });
    await bars(page).last().click();
    await expect(page.locator('[data-slot=chosen-minute]')).toBeVisible();
    await passesAxe(page);
  });

look('on a phone nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/activity');
  await expect(chart(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
