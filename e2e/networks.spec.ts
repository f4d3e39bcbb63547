import { expect, look, test } from './support/test';

look('who is on which network, who reaches whom, and what is published', async ({ page }) => {
  await page.goto('/networks');
  const ch03 = page.locator('[data-slot=network][data-network=ch03]');
  await expect(ch03).toContainText('10.0.2.0/24');
  await expect(ch03).toContainText('attachable');
  await expect(ch03).toContainText('echo_api');
  const cell = (service: string, network: string) =>
    page.locator(`[data-slot=matrix] [data-service=${service}] [data-network=${network}]`);
  await expect(cell('echo_api', 'ch03')).toHaveAttribute('data-on', 'true');
  await expect(cell('echo_api', 'ingress')).toHaveAttribute('data-on', 'false');
  await expect(cell('visualizer_app', 'ingress')).toHaveAttribute('data-on', 'true');

  const answer = page.locator('[data-slot=reach-answer]');
  await page.getByLabel('From').selectOption({ label: 'echo_nginx' });
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'echo_api' });
  await expect(answer).toContainText(
    'Yes. echo_nginx reaches echo_api by the name echo_api, over the network ch03.',
  );
  await expect(answer).toContainText(/virtual IP on ch03 is 10\.0\.2\.\d+/);
  await expect(answer).toContainText('tasks.echo_api');
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'visualizer_app' });
  await expect(answer).toContainText('they share no network. But visualizer_app publishes *:9000->8080/tcp');
  await page.getByLabel('From').selectOption({ label: 'visualizer_app' });
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'echo_api' });
  await expect(answer).toContainText('No. visualizer_app and echo_api share no network');

  const port = page.locator('[data-slot=port][data-service=visualizer_app]');
  await expect(port).toContainText('any node, by the routing mesh');
  // The page's own host: it came from the machine of Docker's socket.
  const { hostname } = new URL(page.url());
  await expect(port.getByRole('link', { name: /^Open http/ })).toHaveAttribute(
    'href',
    `http://${hostname}:9000/`,
  );
});

test('a network is created as the form says, and removed; one in use is not', async ({ page, docker }) => {
  await page.goto('/networks');
  await page.getByRole('button', { name: 'Create a network' }).click();
  const form = page.getByRole('dialog', { name: 'Create an overlay network' });
  await form.getByLabel('Name').fill('ch03');
  await expect(form).toContainText('A network with this name exists already.');
  await form.getByLabel('Name').fill('mine');
  await form.getByLabel('Subnet').fill('10.0.2.0/99');
  await expect(form).toContainText('An address and a prefix length');
  await form.getByLabel('Subnet').fill('10.9.0.0/24');
  await form.getByLabel(/Attachable/).check();
  await form.getByLabel(/Encrypted/).check();
  await expect(form).toContainText(
    'network create --driver overlay --attachable --opt encrypted --subnet 10.9.0.0/24 mine',
  );
  await form.getByRole('button', { name: 'Create' }).click();
  const mine = page.locator('[data-slot=network][data-network=mine]');
  await expect(mine).toContainText('10.9.0.0/24');
  await expect(mine).toContainText('encrypted');
  const networks = await docker.get<{ Name: string; Attachable: boolean; Options: object }[]>('/networks');
  expect(networks.find(({ Name }) => Name === 'mine')).toMatchObject({
    Attachable: true,
    Options: { encrypted: '' },
  });

  await mine.getByRole('button', { name: 'Remove network mine' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove network' }).click();
  await expect(mine).toHaveCount(0);

  await page.getByRole('button', { name: 'Remove network ch03' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Remove network ch03?' });
  await expect(dialog).toContainText('these 2 services are on it');
  await dialog.getByRole('button', { name: 'Remove network' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/in use by service/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  look('wide tables scroll in themselves, and the page does not', async ({ page }) => {
    await page.goto('/networks');
    await expect(page.locator('[data-slot=matrix]')).toBeVisible();
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await beyond()).toBeLessThanOrEqual(0);
  });
});
