import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { hashPassword } from '@/lib/server/access/password-hash';
import { passesAxe } from './support/passes-axe';
import { expect, look, test } from './support/test';

const field = (page: Page) => page.getByRole('combobox', { name: 'Name, id, or what to do' });
const options = (page: Page) => page.locator('[data-slot=palette-list]').getByRole('option');
const chosen = (page: Page) =>
  page.locator('[data-slot=palette-list]').getByRole('option', { selected: true });

async function open(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await expect(page.locator('[data-slot=live]')).toHaveAttribute('data-state', 'live');
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

look('⌘K finds a service by a few letters, and goes there', async ({ page }) => {
  await open(page);
  await field(page).fill('eapi');
  await expect(chosen(page)).toContainText('echo_api');
  await expect(chosen(page)).toContainText('Service');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/services\/\w+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('echo_api');
  await page.keyboard.press('Meta+k');
  await expect(chosen(page), 'what was used last comes first').toContainText('echo_api');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveCount(0);
});

look(
  'a task is found by its name and by the beginning of its id, a node and a page by theirs',
  async ({ page, docker }) => {
    await open(page);
    const tasks = await docker.get<{ ID: string; Slot?: number }[]>('/tasks');
    const id = tasks.find(({ Slot }) => Slot === 2)?.ID ?? '';
    await field(page).fill(id.slice(0, 8));
    await expect(options(page)).toHaveCount(1);
    await expect(chosen(page)).toContainText('Task');
    await field(page).fill('nginx.3');
    await expect(chosen(page)).toContainText('echo_nginx.3');
    await field(page).fill('worker02');
    await expect(chosen(page)).toContainText('Node');
    await field(page).fill('ch03');
    await expect(chosen(page)).toContainText('Network');
    await field(page).fill('stacks');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/stacks$/);
  },
);

for (const [query, name, fact] of [
  ['9000', 'visualizer_app', '*:9000->8080/tcp'],
  ['echo:latest', 'echo_api', 'example/echo:latest'],
  ['10.0.2.0', 'ch03', '10.0.2.0/24'],
] as const)
  look(`${query} finds what has it, and says so`, async ({ page }) => {
    await open(page);
    await field(page).fill(query);
    await expect(options(page)).toHaveCount(1);
    await expect(chosen(page)).toContainText(name);
    await expect(chosen(page)).toContainText(fact);
  });

test('a node is found by its address and its label, in the palette and in the filter', async ({
  page,
  docker,
}) => {
  interface WireNode {
    readonly Version: { readonly Index: number };
    readonly Spec: object;
    readonly Status: { readonly Addr: string };
  }
  const node = await docker.get<WireNode>('/nodes/worker02');
  await docker.post(`/nodes/worker02/update?version=${node.Version.Index}`, {
    ...node.Spec,
    Labels: { rack: 'north' },
  });
  await open(page);
  for (const query of [node.Status.Addr, 'rack=north']) {
    await field(page).fill(query);
    await expect(options(page)).toHaveCount(1);
    await expect(chosen(page)).toContainText('worker02');
  }
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Filter tasks and nodes' }).fill('rack=north');
  const cards = page.locator('[data-node-id]').filter({ has: page.locator('[data-task-id]') });
  await expect(cards).toHaveCount(1);
  await expect(cards).toContainText('worker02');
});

look('a filter finds what a service publishes, and leaves the totals', async ({ page }) => {
  await page.goto('/');
  const summary = page.getByTestId('swarm-summary');
  await page.getByRole('textbox', { name: 'Filter tasks and nodes' }).fill('9000');
  await expect(page.locator('[data-task-id]')).toHaveCount(1);
  await expect(page.locator('[data-task-id]')).toHaveAttribute('data-service', 'visualizer_app');
  await expect(summary).toHaveText(/4 nodes.*7 tasks.*7 running.*1 of 7 shown/);
  await page.getByRole('textbox', { name: 'Filter tasks and nodes' }).fill('nothing at all');
  await expect(summary).toHaveText(/4 nodes.*7 tasks.*7 running.*0 of 7 shown/);
  await expect(summary).toHaveAttribute('data-tasks', '0');
});

look('the keys go round the list, and the field keeps the focus', async ({ page }) => {
  await open(page);
  await field(page).fill('worker01');
  const first = (await chosen(page).textContent()) ?? '';
  await page.keyboard.press('ArrowUp');
  await expect(chosen(page)).toBeInViewport();
  await expect(chosen(page)).not.toHaveText(first);
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toHaveText(first);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    (await chosen(page).getAttribute('id')) ?? '',
  );
  await field(page).fill('<b>none</b>');
  await expect(page.getByRole('status').filter({ hasText: 'Nothing fits “<b>none</b>”.' })).toBeVisible();
});

look('an action opens the dialog that it always opens', async ({ page }) => {
  await open(page, '/services');
  await field(page).fill('remove service echo_api');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toContainText('docker');
  await expect(page.getByRole('alertdialog')).toContainText('service rm echo_api');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await field(page).fill('drain worker03');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/nodes\//);
  await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toContainText('worker03');
});

test('a node is paused from wherever one is', async ({ page, docker }) => {
  await open(page, '/stacks');
  await field(page).fill('pause worker01');
  await page.keyboard.press('Enter');
  await expect(page.getByText('worker01 is paused')).toBeVisible();
  const node = await docker.get<{ Spec: { Availability: string } }>('/nodes/worker01');
  expect(node.Spec.Availability).toBe('pause');
});

look('it does not open over a dialog that may hold what was typed', async ({ page }) => {
  await page.goto('/stacks');
  await page.getByRole('button', { name: 'Remove stack echo' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('ech');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('ech');
  await expect(field(page)).toHaveCount(0);
});

look('the keys’ help tells of it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Keys' }).click();
  await expect(page.getByText('find or do anything')).toBeVisible();
});

test.describe('with users', () => {
  test.use({
    env: async ({ folder }, use) => {
      const file = join(folder, 'users');
      const hash = await hashPassword('correct horse');
      await writeFile(file, `op:operator:visualizer:${hash}`);
      await use({ USERS_FILE: file });
    },
  });

  test('each is offered what the session may do, and no more', async ({ page, docker }) => {
    await open(page);
    await field(page).fill('restart');
    await expect(options(page)).toHaveCount(0);
    await field(page).fill('registry');
    await expect(chosen(page), 'to sign in there').toContainText('Page');
    await field(page).fill('sign in');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill('op');
    await form.getByLabel('Password').fill('correct horse');
    await form.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('button', { name: 'Signed in' })).toBeVisible();
    await open(page);
    await field(page).fill('restart');
    await expect(options(page)).toHaveText([/Restart visualizer_app/]);
    await field(page).fill('logs of');
    await expect(options(page)).toHaveText([/Logs of visualizer_app/]);
    await field(page).fill('remove');
    await expect(options(page).filter({ hasText: 'Action' })).toHaveCount(0);
    await field(page).fill('registry');
    await expect(options(page).filter({ hasText: 'Page' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    const bar = page.getByRole('navigation', { name: 'Views' });
    await expect(bar.getByRole('link', { name: 'Logs' })).toBeVisible();
    await expect(bar.getByRole('link', { name: 'Registry' })).toHaveCount(0);

    const other = await docker.get<{ ID: string }>('/services/echo_api');
    await page.goto(`/logs?service=${other.ID}`);
    await expect(page.getByText('Your role may not read these logs')).toBeVisible();
    const answer = await page.request.get(`/logs/stream?service=${other.ID}`);
    expect([answer.status(), ((await answer.json()) as { reason: string }).reason]).toEqual([
      403,
      'not-allowed',
    ]);
  });
});

test.describe('in Japanese', () => {
  test.use({ locale: 'ja-JP' });

  look('it speaks Japanese', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('[data-slot=live]')).toHaveAttribute('data-state', 'live');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '名前、ID、操作を入力' }).fill('echo_api 再起動');
    await expect(chosen(page)).toContainText('echo_apiを再起動');
  });
});

for (const theme of ['light', 'dark', 'projector'])
  look(`the palette passes axe: ${theme}`, async ({ page, context, swarmscope }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: swarmscope.url }]);
    // What fades in has other colours on its way.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
    await field(page).fill('echo');
    await expect(chosen(page)).toBeVisible();
    await passesAxe(page);
  });
