import { expect, test } from './support/test';

const spec = (name: string, ports: readonly object[]) => ({
  Name: name,
  TaskTemplate: { ContainerSpec: { Image: 'nginx' } },
  Mode: { Replicated: { Replicas: 1 } },
  EndpointSpec: { Ports: ports },
});
const udp = (port: number) => ({
  Protocol: 'udp',
  TargetPort: port,
  PublishedPort: port,
  PublishMode: 'ingress',
});
const numbers = (from: number, count: number, step = 1) =>
  Array.from({ length: count }, (_, i) => from + i * step);

/** In the order in which `docker service create` leaves them: none. */
const ROW = numbers(0, 2_001).map((i) => udp(60_000 + ((i * 997) % 2_001)));
const ODD = numbers(20_000, 1_001, 2).map(udp);

test('2,001 ports in a row are one line, everywhere', async ({ page, docker }) => {
  const { ID } = await docker.post<{ ID: string }>('/services/create', spec('rtp', ROW));
  const text = '*:60000-62000->60000-62000/udp';
  await page.goto('/services?q=61234');
  await expect(page.locator('main')).toContainText(text);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  expect(await height()).toBeLessThan(2_000);
  await page.goto(`/services/${ID}`);
  await expect(page.locator('main')).toContainText(text);
  expect(await height()).toBeLessThan(4_000);
  await page.goto('/networks?view=list');
  const row = page.locator('[data-slot=port][data-service=rtp]');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(text);
  await expect(row.getByRole('link', { name: /^Open/ })).toHaveCount(0);
  await page.getByLabel('From').selectOption({ label: 'visualizer_app' });
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'rtp' });
  await expect(page.locator('[data-slot=reach-answer]')).toContainText(`publishes ${text}, which`);
});

test('2,001 ports in a row are one row of the form, and what nobody touched stays', async ({
  page,
  docker,
}) => {
  const { ID } = await docker.post<{ ID: string }>('/services/create', spec('rtp', ROW));
  await page.goto(`/services/${ID}/edit`);
  const published = page.getByLabel('Published', { exact: true });
  await expect(published).toHaveValue('60000-62000');
  await published.fill('60000-62001');
  await expect(page.locator('main')).toContainText('As many ports as are published, or one');
  await page
    .getByRole('group', { name: 'Published ports' })
    .getByLabel('In the container')
    .fill('60000-62001');
  await expect(page.locator('[data-slot=command]').last()).toContainText('published=62001,target=62001');
  await page.getByRole('button', { name: 'Save changes' }).click();
  const after = async () =>
    (await docker.get<{ Spec: ReturnType<typeof spec> }>(`/services/${ID}`)).Spec.EndpointSpec.Ports;
  await expect.poll(async () => (await after()).length).toBe(2_002);
  expect(await after()).toEqual([...ROW, udp(62_001)]);
});

test('a thousand ports that cannot be joined are few lines, and more on demand', async ({ page, docker }) => {
  const { ID } = await docker.post<{ ID: string }>('/services/create', spec('odd', ODD));
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  await page.goto('/services?q=odd');
  const row = page.locator('main').getByRole('row', { name: /odd/ });
  await expect(row).toContainText('*:20008->20008/udp');
  await expect(row).not.toContainText('20010');
  expect(await height()).toBeLessThan(2_000);
  await row.getByRole('button', { name: 'and 996 more' }).click();
  await expect(row).toContainText('*:20010->20010/udp');
  await expect(row.getByRole('button', { name: 'and 796 more' })).toBeVisible();

  await page.goto(`/services/${ID}`);
  await expect(page.getByRole('button', { name: 'and 981 more' })).toBeVisible();
  expect(await height()).toBeLessThan(4_000);
  await page.goto('/networks?view=list');
  await expect(page.locator('[data-slot=port][data-service=odd]')).toHaveCount(10);
  await page.getByRole('button', { name: 'and 991 more' }).click();
  await expect(page.locator('[data-slot=port][data-service=odd]')).toHaveCount(210);
});

test('a thousand ports that cannot be joined can be edited', async ({ page, docker }) => {
  const { ID } = await docker.post<{ ID: string }>('/services/create', spec('odd', ODD));
  await page.goto(`/services/${ID}/edit`);
  const group = page.getByRole('group', { name: 'Published ports' });
  await expect(group.locator('[data-slot=form-row]')).toHaveCount(50);
  await expect(group.getByRole('button', { name: 'and 951 more' })).toBeVisible();
  await group.getByRole('button', { name: 'Add' }).click();
  await expect(group.locator('[data-slot=form-row]')).toHaveCount(51);
  const added = group.locator('[data-slot=form-row]').last();
  await added.getByLabel('Published', { exact: true }).fill('20001');
  await added.getByLabel('In the container').fill('20001');
  await added.getByLabel('Protocol').selectOption('udp');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect
    .poll(
      async () =>
        (await docker.get<{ Spec: ReturnType<typeof spec> }>(`/services/${ID}`)).Spec.EndpointSpec.Ports,
    )
    .toEqual([...ODD, udp(20_001)]);
});
