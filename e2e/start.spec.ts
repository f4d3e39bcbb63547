import { expect, look, test } from './support/test';

const summary = '[data-testid=swarm-summary]';

look('the page shows the swarm of the book, live', async ({ page }) => {
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

look('the page’s icon is drawn, and every file is answered, however it is asked for', async ({ page }) => {
  await page.goto('/');
  const colour = await page.evaluate(async () => {
    const icon = new Image();
    icon.src = document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href ?? '';
    await icon.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 32;
    canvas.height = 32;
    const context = canvas.getContext('2d');
    context?.drawImage(icon, 0, 0, 32, 32);
    return [...(context?.getImageData(12, 13, 1, 1).data ?? [])];
  });
  expect(colour).toEqual([0x24, 0x50, 0xc4, 0xff]);
  const [icon, robots] = [await page.request.get('/icon.svg'), await page.request.get('/robots.txt')];
  expect(icon.headers()['content-type']).toBe('image/svg+xml');
  expect(await robots.text()).toContain('Disallow: /');
  for (const path of ['/icon.svg', '/robots.txt']) {
    const { etag = '"x"' } = (await page.request.get(path)).headers();
    for (const headers of [{ Range: 'bytes=0-1' }, { 'If-None-Match': etag }, { 'If-Range': etag }])
      expect((await page.request.get(path, { headers })).status()).toBeLessThan(400);
    expect((await page.request.head(path)).status()).toBe(200);
  }
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
