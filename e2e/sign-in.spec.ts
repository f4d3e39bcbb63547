import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { hashPassword } from '@/lib/server/access/password-hash';
import { deployButton, deployNow, expectCompose, fillCompose } from './support/compose';
import { test as base } from './support/test';
import { expect, test } from './support/watcher';

const PASSWORD = 'correct horse';
const row = (page: Page) => page.locator('[data-slot=service-row][data-service=echo_api]');
const more = (page: Page) => row(page).getByRole('button', { name: 'One more' });

base('on the demo everyone may act, and nothing asks to sign in', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByText('anyone may act here')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveCount(0);
});

test.describe('with a password', () => {
  test.use({ signIn: { ADMIN_PASSWORD: PASSWORD }, expectedErrors: [/401 \(Unauthorized\)/] });

  test('who acts is led to sign in, and may act then', async ({ page }) => {
    await page.goto('/services');
    await more(page).click();
    const dialog = page.getByRole('dialog', { name: 'Sign in' });
    await expect(dialog).toContainText('To scale or remove, sign in first.');

    await dialog.getByLabel('Password').fill('wrong');
    await dialog.getByLabel('Password').press('Enter');
    await expect(dialog.getByText('That did not match.')).toBeVisible();

    await dialog.getByLabel('Password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(row(page).locator('[data-slot=replicas]')).toHaveAttribute('data-desired', '3');
    await more(page).click();
    await expect(row(page).locator('[data-slot=replicas]')).toHaveAttribute('data-desired', '4');

    await page.getByRole('button', { name: 'Signed in' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
    await more(page).click();
    await expect(dialog).toBeVisible();
    await expect(row(page).locator('[data-slot=replicas]')).toHaveAttribute('data-desired', '4');
  });

  test('who deploys is led to sign in, keeps the file, and is told then what changes', async ({ page }) => {
    await page.goto('/stacks/deploy');
    await page.getByLabel('Name of the stack').fill('shop');
    const text = 'services:\n  web:\n    image: registry:5000/example/echo:latest\n';
    await fillCompose(page, text);
    await expect(deployButton(page)).toHaveAccessibleDescription(/^Sign in to see what would change/);
    await deployNow(page);
    const dialog = page.getByRole('dialog', { name: 'Sign in' });
    await dialog.getByLabel('Password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(deployButton(page)).toHaveText('Deploy shop: create 2');
    await expectCompose(page, text);
  });

  test('too many tries have to wait', async ({ page, expectedErrors }) => {
    expectedErrors.push(/429 \(Too Many Requests\)/);
    await page.goto('/sign-in');
    const failure = page.getByRole('main').getByRole('alert');
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await page.getByLabel('Password').fill(`guess ${attempt}`);
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await expect(failure).not.toBeEmpty();
      await expect(page.getByRole('main').getByRole('button', { name: 'Sign in' })).toBeEnabled();
      if (/Too many attempts/.test((await failure.textContent()) ?? '')) break;
    }
    await expect(failure).toContainText(/Too many attempts. Wait \d+ seconds? and try again/);
  });
});

test.describe('without a password', () => {
  test('the printed link signs in, once', async ({ page, watcher, browser }) => {
    await page.goto('/services');
    await more(page).click();
    await expect(page.getByRole('dialog')).toContainText('Open the sign-in link that the server printed');

    const link = watcher.signInLink();
    expect(link).not.toBeNull();
    await page.goto(link ?? '');
    await expect(page.getByRole('button', { name: 'Signed in' })).toBeVisible();
    await page.goto('/services');
    await more(page).click();
    await expect(row(page).locator('[data-slot=replicas]')).toHaveAttribute('data-desired', '4');

    const stranger = await browser.newPage();
    await stranger.goto(link ?? '');
    await expect(stranger.locator('[data-slot=toast]')).toContainText('That sign-in link has been used');
    await expect(stranger.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
    await expect(stranger).toHaveURL(`${watcher.url}/`);
    await stranger.close();
  });
});

test.describe('with users', () => {
  test.use({
    signIn: async ({ folder }, use) => {
      const file = join(folder, 'users');
      const hash = await hashPassword(PASSWORD);
      await writeFile(
        file,
        [`vi:viewer:*:${hash}`, `op:operator:visualizer:${hash}`, `ada:admin:*:${hash}`].join('\n'),
      );
      await use({ USERS_FILE: file });
    },
  });

  async function signIn(page: Page, name: string) {
    await page.goto('/sign-in');
    const form = page.getByRole('main');
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('Password').fill(PASSWORD);
    await form.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('button', { name: 'Signed in' })).toBeVisible();
    await page.goto('/services');
  }

  test('a viewer is told why nothing can be changed', async ({ page }) => {
    await signIn(page, 'vi');
    await expect(row(page).getByRole('button', { name: 'Remove service echo_api' })).toHaveAttribute(
      'title',
      'Your role does not allow this here',
    );
    await expect(more(page)).toHaveAttribute('aria-disabled', 'true');
    await expect(row(page).locator('[data-slot=scale]')).toHaveAttribute(
      'title',
      'Your role does not allow this here',
    );
    await page.getByRole('button', { name: 'Signed in' }).click();
    await expect(page.getByText('viewer: may watch')).toBeVisible();
    await expect(row(page).locator('[data-slot=replicas]')).toHaveAttribute('data-desired', '3');
  });

  test('an operator of one stack does not reach another', async ({ page }) => {
    await signIn(page, 'op');
    await expect(row(page).getByRole('spinbutton')).toHaveAttribute('readonly', '');
    await page.getByRole('button', { name: 'Signed in' }).click();
    await expect(page.getByText('only in the stacks visualizer')).toBeVisible();
  });

  test('an admin scales', async ({ page }) => {
    await signIn(page, 'ada');
    await more(page).click();
    await expect(row(page).locator('[data-slot=replicas]')).toHaveAttribute('data-desired', '4');
  });
});
