import { expect, test } from './support/test';

const summary = '[data-testid=swarm-summary]';

test('the page shows the swarm of the book, live', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator(summary)).toHaveAttribute('data-live', 'true');
  await expect(page.locator(summary)).toHaveAttribute('data-nodes', '4');
  await expect(page.locator('[data-task-id]').first()).toBeVisible();
});

test('a change from a terminal appears, and its numbers with it', async ({ page, docker }) => {
  await page.goto('/');
  const tasks = page.locator('[data-service=echo_nginx][data-state=running]');
  await expect(tasks).toHaveCount(3);
  const service = await docker.get<{ ID: string; Version: { Index: number }; Spec: { Mode: object } }>(
    '/services/echo_nginx',
  );
  const spec = { ...service.Spec, Mode: { Replicated: { Replicas: 5 } } };
  await docker.post(`/services/${service.ID}/update?version=${service.Version.Index}`, spec);
  await expect(tasks).toHaveCount(5);
  await expect(page.locator(summary)).toHaveAttribute('data-running', '9');
});

test.describe('with a password', () => {
  test.use({ env: { VIEW: 'login', ADMIN_PASSWORD: 'correct horse' } });

  test('VIEW=login shows nothing before it', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel(/password/i).fill('correct horse');
    await page.getByLabel(/password/i).press('Enter');
    await expect(page.locator(summary)).toHaveAttribute('data-nodes', '4');
  });
});
