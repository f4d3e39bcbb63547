import type { Page } from 'playwright/test';
import { passesAxe } from './support/passes-axe';
import { expect, look, test } from './support/test';

const tile = (page: Page) => page.locator('[data-task-id][data-service=echo_nginx]').first();

look('a task opens beside the grid, has an address, and gives the focus back', async ({ page, docker }) => {
  await page.goto('/');
  await tile(page).click();
  const panel = page.locator('[data-slot=task-panel]');
  await expect(panel).toBeFocused();
  await expect(page).toHaveURL(/\?task=/);
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText(/^echo_nginx\.\d$/);
  const id = (await tile(page).getAttribute('data-task-id')) ?? '';
  const task = await docker.get<{ Status: { ContainerStatus: { ContainerID: string } } }>(`/tasks/${id}`);
  await expect(panel).toContainText(id);
  await expect(panel).toContainText(task.Status.ContainerStatus.ContainerID.slice(0, 12));
  await expect(panel).toContainText('The container runs.');
  await expect(panel).toContainText('gihyodocker/nginx-proxy:latest');
  await expect(panel.locator('[data-slot=timeline-step]').last()).toHaveAttribute('data-state', 'running');

  await page.reload();
  await expect(panel, 'the address alone opens it').toContainText(id);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(page).not.toHaveURL(/task=/);
});

test('a task that Swarm forgot stays in its panel, and is said to be gone', async ({ page, docker }) => {
  await page.goto('/');
  await tile(page).click();
  const panel = page.locator('[data-slot=task-panel]');
  await expect(panel).toContainText('The container runs.');
  await docker.delete('/services/echo_nginx');
  await expect(panel).toContainText('This task is no longer in the swarm', { timeout: 30_000 });
  await expect(panel).toContainText('gihyodocker/nginx-proxy:latest');
});

look('services: the filter is in the address', async ({ page }) => {
  await page.goto('/services?q=nginx');
  const rows = page.locator('[data-slot=service-row]');
  await expect(rows).toHaveCount(1);
  await expect(page.getByText('1 of 3')).toBeVisible();
  await page.getByRole('textbox', { name: 'Filter' }).fill('echo');
  await expect(page).toHaveURL(/q=echo/);
  await expect(rows).toHaveCount(2);
  await page.getByRole('textbox', { name: 'Filter' }).fill('<b>nothing</b>');
  await expect(page.getByText('Nothing matches “<b>nothing</b>”.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(rows).toHaveCount(3);
});

look('a service, a node and a task lead to each other', async ({ page }) => {
  await page.goto('/services');
  await page.getByRole('link', { name: 'echo_nginx' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('echo_nginx');
  await expect(page.locator('[data-slot=placed-task]')).toHaveCount(3);
  await page
    .locator('[data-slot=place]')
    .first()
    .getByRole('link', { name: /worker/ })
    .click();
  await expect(page).toHaveURL(/\/nodes\//);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/worker0\d/);
  await page.locator('[data-slot=task-item]').first().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/tasks\//);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/echo_/);
});

for (const [path, words] of [
  ['/services/nothing', 'This service is no longer in the swarm'],
  ['/nodes/%3Cimg%3E', 'This node is no longer in the swarm'],
] as const)
  look(`${path} says that it is not there`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByText(words)).toBeVisible();
  });

test.describe('an address that leads nowhere', () => {
  test.use({ expectedErrors: [/404 \(Not Found\)/] });

  look('/tasks/nothing says that it is not there, nor any lines of it', async ({ page }) => {
    const [answer] = await Promise.all([
      page.waitForResponse(/\/logs\/stream\?task=nothing/),
      page.goto('/tasks/nothing'),
    ]);
    expect(answer.status()).toBe(404);
    await expect(page.getByText('This task is no longer in the swarm')).toBeVisible();
    await expect(page.locator('[data-slot=last-lines]')).toHaveCount(0);
  });

  look('says so', async ({ page }) => {
    const answer = await page.goto('/no/such/page');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  });
});

test('the activity tells who did what, in a sentence, with a way there', async ({ page, docker }) => {
  await page.goto('/services');
  await page.getByRole('button', { name: 'Show activity' }).click();
  const feed = page.locator('[data-slot=activity]');
  await docker.delete('/services/visualizer_app');
  await expect(feed).toContainText('visualizer_app removed');
  const row = page.locator('[data-slot=service-row][data-service=echo_api]');
  await row.getByRole('spinbutton').fill('4');
  await row.getByRole('spinbutton').press('Enter');
  await expect(feed).toContainText('echo_api scaled 3 → 4');
  await feed.getByRole('link', { name: 'echo_api' }).first().click();
  await expect(page).toHaveURL(/\/services\//);
});

test('an empty page has a sentence, a button and the command', async ({ page, docker }) => {
  for (const service of ['echo_api', 'echo_nginx', 'visualizer_app'])
    await docker.delete(`/services/${service}`);
  await page.goto('/services');
  const main = page.getByRole('main');
  await expect(main).toContainText('No services yet');
  await expect(main.getByRole('link', { name: 'New service' })).toHaveCount(1);
  await expect(main.locator('[data-slot=command]')).toContainText('service create --name echo');

  await page.goto('/secrets');
  await expect(main).toContainText('No secrets yet.');
  await expect(main.getByRole('button', { name: 'New secret…' })).toHaveCount(1);
  await expect(main.locator('[data-slot=command]').first()).toContainText('secret create my-secret ./file');
  await expect(main.locator('[data-slot=command]').last()).toContainText('config create my-config ./file');
});

look('where a filter leaves nothing a button shows all again', async ({ page }) => {
  for (const path of ['/nodes', '/services', '/stacks']) {
    await page.goto(`${path}?q=nothing`);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(page).not.toHaveURL(/q=/);
    await expect(page.locator('main [data-row]').first()).toBeVisible();
  }
});

for (const theme of ['light', 'dark', 'projector'])
  for (const path of ['/services', '/stacks', '/sign-in'])
    look(`${path} passes axe: ${theme}`, async ({ page, context, swarmscope }) => {
      await context.addCookies([{ name: 'theme', value: theme, url: swarmscope.url }]);
      await page.goto(path);
      await expect(page.locator('[data-slot=live]')).toHaveAttribute('data-state', 'live');
      await passesAxe(page);
    });

look('the dialog and the panel pass axe', async ({ page }) => {
  // What fades in has other colours on its way.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/stacks');
  await page.getByRole('button', { name: 'Remove stack echo' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await passesAxe(page);
  await page.goto('/');
  await tile(page).click();
  await expect(page.locator('[data-slot=task-panel]')).toBeVisible();
  await passesAxe(page);
});

test('an update tells its batch, how many go at a time, and when the next begins', async ({
  page,
  docker,
}) => {
  await page.goto('/');
  const row = page.locator('[data-slot=service-pane-row][data-service=echo_api]');
  await expect(row).toBeVisible();
  const service = await docker.get<{
    readonly ID: string;
    readonly Version: { readonly Index: number };
    readonly Spec: { readonly TaskTemplate: { readonly ForceUpdate?: number } };
  }>('/services/echo_api');
  await docker.post(`/services/${service.ID}/update?version=${service.Version.Index}`, {
    ...service.Spec,
    TaskTemplate: { ...service.Spec.TaskTemplate, ForceUpdate: 1 },
    UpdateConfig: { Parallelism: 1, Delay: 9_000_000_000 },
  });
  const caption = row.locator('[data-slot=update-caption]');
  await expect(caption).toHaveText(/batch 1 of 3, 1 at a time · next in \d s/);
  await expect(caption).toHaveText(/batch 2 of 3, 1 at a time/, { timeout: 20_000 });
  await expect(caption).toHaveCount(0, { timeout: 60_000 });
});
