import type { Page } from 'playwright/test';
import { noteTexts } from './support/note-texts';
import { expect, look, test } from './support/test';

interface ScalableService {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: object;
}

const row = (page: Page, service: string) =>
  page.locator(`[data-slot=service-row][data-service="${service}"]`);
const replicas = (page: Page, service: string) => row(page, service).locator('[data-slot=replicas]');
const count = (page: Page, service: string) => row(page, service).getByRole('spinbutton');

test('a service is scaled by clicks, which are one change, and undone', async ({ page, docker }) => {
  await page.goto('/services');
  await expect(replicas(page, 'echo_api')).toHaveAttribute('data-running', '3');
  const [before] = await docker.get<{ Version: { Index: number } }[]>(
    '/services?filters={"name":["echo_api"]}',
  );

  const more = row(page, 'echo_api').getByRole('button', { name: 'One more' });
  // Said until the server has answered, which may be a moment.
  const intents = await noteTexts(page, '[data-service=echo_api] [data-slot=intent]');
  // Said for four seconds.
  const progress = await noteTexts(page, '[data-service=echo_api] [data-slot=progress]');
  await more.click({ clickCount: 3 });
  await expect.poll(intents).toContain('3 → 6');
  const toast = page.locator('[data-slot=toast]');
  await expect(toast).toContainText('echo_api scaled: 3 → 6');
  await expect(toast).toContainText(/service scale echo_api=6/);
  await expect(replicas(page, 'echo_api')).toHaveAttribute('data-running', '6');
  const [after] = await docker.get<{ Version: { Index: number } }[]>(
    '/services?filters={"name":["echo_api"]}',
  );
  expect(after?.Version.Index).toBeGreaterThan(before?.Version.Index ?? 0);

  await expect.poll(progress).toContain('service converged');

  await row(page, 'echo_api').getByRole('button', { name: 'Undo: back to 3' }).click();
  await expect(toast).toContainText('echo_api is back at 3');
  await expect(replicas(page, 'echo_api')).toHaveAttribute('data-desired', '3');
  await expect(replicas(page, 'echo_api')).toHaveAttribute('data-running', '3');
});

test('what was asked here is forgotten once somebody else scales', async ({ page, docker }) => {
  await page.goto('/');
  const pane = page.locator('[data-slot=service-pane-row][data-service=echo_api]');
  const field = pane.getByRole('spinbutton');
  await field.fill('5');
  await field.press('Enter');
  const undo = pane.getByRole('button', { name: 'Undo: back to 3' });
  await expect(undo).toBeVisible();
  // The name keeps its room beside the offer to undo: one line, in which it can be read.
  const name = await pane.getByRole('link', { name: /api/ }).boundingBox();
  expect(name?.width).toBeGreaterThan(name?.height ?? 0);

  const service = await docker.get<ScalableService>('/services/echo_api');
  await docker.post(`/services/${service.ID}/update?version=${service.Version.Index}`, {
    ...service.Spec,
    Mode: { Replicated: { Replicas: 4 } },
  });
  await expect(field).toHaveValue('4');
  await expect(pane.locator('[data-slot=intent]')).toBeHidden();
  await expect(undo).toBeHidden();
});

test('the keyboard: arrows and Shift draft, Escape cancels, Enter scales', async ({ page, docker }) => {
  await page.goto('/services');
  const field = count(page, 'echo_nginx');
  await expect(field).toBeEditable();
  await field.focus();
  await field.press('ArrowUp');
  await field.press('Shift+ArrowUp');
  await expect(field).toHaveValue('14');
  await expect(page.locator('[data-slot=scale-hint]')).toContainText('service scale echo_nginx=14');
  await field.press('Escape');
  await expect(field).toHaveValue('3');
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(replicas(page, 'echo_nginx')).toHaveAttribute('data-desired', '2');
  const [service] = await docker.get<{ Spec: { Mode: { Replicated: { Replicas: number } } } }[]>(
    '/services?filters={"name":["echo_nginx"]}',
  );
  expect(service?.Spec.Mode.Replicated.Replicas).toBe(2);
});

for (const text of ['-1', '1.5', '100001', 'six', '']) {
  look(`"${text}" is no number of replicas`, async ({ page }) => {
    await page.goto('/services');
    const field = count(page, 'echo_api');
    await field.fill(text);
    await field.press('Enter');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(row(page, 'echo_api').getByText('A whole number from 0 to 100000')).toBeVisible();
    await expect(replicas(page, 'echo_api')).toHaveAttribute('data-desired', '3');
  });
}

test('scaling to 0 asks first', async ({ page }) => {
  await page.goto('/services');
  const field = count(page, 'echo_api');
  await field.fill('0');
  await field.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Scale echo_api to 0?' });
  await expect(dialog.getByText('service scale echo_api=0')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(replicas(page, 'echo_api')).toHaveAttribute('data-desired', '3');

  await field.fill('0');
  await field.press('Enter');
  await dialog.getByRole('button', { name: 'Scale to 0' }).click();
  await expect(replicas(page, 'echo_api')).toHaveAttribute('data-desired', '0');
});

look('a global service says why it has no number', async ({ page }) => {
  await page.goto('/services');
  const app = row(page, 'visualizer_app');
  await expect(app.getByRole('spinbutton')).toHaveCount(0);
  await app.locator('[data-slot=tooltip-anchor]').focus();
  await expect(app.getByRole('tooltip')).toContainText('one task on every node that qualifies');
});

test('what no node takes is told with its reason, also when a terminal asked', async ({ page, docker }) => {
  await page.goto('/services');
  await docker.post('/services/create', {
    Name: 'gpu',
    TaskTemplate: {
      ContainerSpec: { Image: 'nginx:alpine' },
      Placement: { Constraints: ['node.labels.gpu==true'] },
    },
    Mode: { Replicated: { Replicas: 2 } },
  });
  await expect(row(page, 'gpu').locator('[data-slot=progress]')).toContainText('0 out of 2 tasks');
  await expect(row(page, 'gpu')).toContainText('accepted, not scheduled yet: No node matches', {
    timeout: 15_000,
  });
});

test('a service removed while it is being scaled', async ({ page, docker }) => {
  await page.goto('/services');
  await count(page, 'echo_api').fill('5');
  await docker.delete('/services/echo_api');
  await expect(row(page, 'echo_api')).toHaveCount(0);
  await expect(page.locator('[data-slot=scale-hint]')).toHaveCount(0);
});

test('what others have changed since is not undone, and that is said', async ({ page, docker }) => {
  await page.goto('/services');
  await expect(replicas(page, 'echo_api')).toHaveAttribute('data-running', '3');
  await row(page, 'echo_api').getByRole('button', { name: 'One more' }).click();
  const toast = page.locator('[data-slot=toast]');
  await expect(toast).toContainText('echo_api scaled: 3 → 4');
  // It stays while somebody points at it.
  await toast.hover();
  await expect(count(page, 'echo_api')).toHaveValue('4');
  const { Version, Spec } = await docker.get<ScalableService>('/services/echo_api');
  await docker.post(`/services/echo_api/update?version=${Version.Index}`, {
    ...Spec,
    Mode: { Replicated: { Replicas: 5 } },
  });
  await expect(count(page, 'echo_api')).toHaveValue('5');
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(toast).toContainText('Not undone: echo_api has been changed again since.');
  await expect(count(page, 'echo_api')).toHaveValue('5');
});
