import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { ROOT } from '../scripts/repo.mjs';
import { withholdLaterScripts } from './support/later-scripts';
import { makeOtherBuild } from './support/other-build';
import { type RunningSwarmscope, startSwarmscope } from './support/start-swarmscope';
import { test as base, expect } from './support/test';

interface Upgradable {
  readonly url: string;
  /** Ends the server, and starts one of another build in its place. */
  readonly upgrade: () => Promise<void>;
}

const test = base.extend<{ upgradable: Upgradable }, { otherBuild: string }>({
  otherBuild: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use, { workerIndex }) => {
      const folder = await makeOtherBuild(`other-${workerIndex}`);
      await use(folder);
      await rm(join(ROOT, folder), { recursive: true });
    },
    { scope: 'worker' },
  ],
  baseURL: undefined,
  upgradable: async ({ folder, otherBuild, page }, use) => {
    const env = { SWARM: 'demo', DEMO: 'calm', DEMO_SOCKET: join(folder, 'docker.sock') };
    let server: RunningSwarmscope = await startSwarmscope({ env });
    const port = Number(new URL(server.url).port);
    await use({
      url: server.url,
      async upgrade() {
        await server.stop();
        server = await startSwarmscope({ env: { ...env, NEXT_DIST_DIR: otherBuild }, port });
      },
    });
    await page.close();
    await server.stop();
  },
});

// Pages are opened several times, and servers started.
test.describe.configure({ timeout: 120_000 });

// The browser says so while no server is there, and of scripts that are gone.
test.use({
  expectedErrors: [/ERR_CONNECTION_|WebSocket connection|Failed to load resource|Refused to execute script/],
});

const summary = (page: Page) => page.locator('[data-testid=swarm-summary]');
const banner = (page: Page) => page.getByTestId('upgrade-banner');
const dialog = (page: Page) => page.getByRole('dialog');

const mark = (page: Page) => page.evaluate(() => Object.assign(window, { untouched: true }));
const isUntouched = (page: Page) => page.evaluate(() => 'untouched' in window);

async function openGrid(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(summary(page)).toHaveAttribute('data-live', 'true', { timeout: 30_000 });
  await mark(page);
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(dialog(page)).toBeVisible();
}

test('a tab in which nothing is typed loads the new page by itself, and once', async ({
  page,
  upgradable,
}) => {
  await openGrid(page, upgradable.url);
  await upgradable.upgrade();
  await expect.poll(() => isUntouched(page).catch(() => true), { timeout: 20_000 }).toBe(false);
  await mark(page);
  await expect(summary(page)).toHaveAttribute('data-live', 'true');
  await openPalette(page);
  await expect(page.getByRole('combobox', { name: 'Name, id, or what to do' })).toBeFocused();
  await expect(banner(page)).toHaveCount(0);
  expect(await isUntouched(page)).toBe(true);
});

test('what is typed in a dialog stays, the page goes on, and says that a new version is here', async ({
  page,
  upgradable,
}) => {
  await openGrid(page, upgradable.url);
  await openPalette(page);
  const field = page.getByRole('combobox', { name: 'Name, id, or what to do' });
  await field.fill('echo');
  await upgradable.upgrade();
  await expect(banner(page)).toContainText('Swarmscope has been updated.', { timeout: 20_000 });
  await expect(summary(page)).toHaveAttribute('data-live', 'true');
  await expect(field).toHaveValue('echo');
  expect(await isUntouched(page)).toBe(true);
  await page.keyboard.press('Escape');
  await banner(page).getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => isUntouched(page).catch(() => true)).toBe(false);
  await expect(summary(page)).toHaveAttribute('data-live', 'true');
  await expect(banner(page)).toHaveCount(0);
});

test('what is typed in a form stays, too', async ({ page, upgradable }) => {
  await page.goto(`${upgradable.url}/services/new`);
  await expect(page.locator('[data-slot=live]')).toHaveAttribute('data-state', 'live');
  await mark(page);
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('shop');
  await upgradable.upgrade();
  await expect(banner(page)).toBeVisible({ timeout: 20_000 });
  await expect(name).toHaveValue('shop');
  expect(await isUntouched(page)).toBe(true);
});

test('a dialog whose script cannot be had says so, can be closed, and comes when the server sends it', async ({
  page,
  upgradable,
}) => {
  const letThrough = await withholdLaterScripts(page, upgradable.url);
  await openGrid(page, upgradable.url);
  await openPalette(page);
  await expect(dialog(page)).toContainText('It appears as soon as the server is back.');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await openPalette(page);
  await expect(dialog(page)).toContainText('It appears as soon as the server is back.');
  await letThrough();
  await expect(page.getByRole('combobox', { name: 'Name, id, or what to do' })).toBeFocused({
    timeout: 20_000,
  });
  await expect(page.getByTestId('lost-banner')).toHaveCount(0);
  expect(await isUntouched(page)).toBe(true);
});

test('a dialog whose script went with the version before says that, and leads to the new page', async ({
  page,
  upgradable,
}) => {
  const letThrough = await withholdLaterScripts(page, upgradable.url);
  await openGrid(page, upgradable.url);
  await openPalette(page);
  await expect(dialog(page)).toContainText('A part of this page could not be loaded');
  await upgradable.upgrade();
  await letThrough();
  await expect(dialog(page)).toContainText('Swarmscope’s server has been updated.', {
    timeout: 20_000,
  });
  await dialog(page).getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => isUntouched(page).catch(() => true)).toBe(false);
  await expect(summary(page)).toHaveAttribute('data-live', 'true');
  await openPalette(page);
  await expect(page.getByRole('combobox', { name: 'Name, id, or what to do' })).toBeFocused();
});
