import type { Locator, Page } from 'playwright/test';
import { passesAxe } from './support/passes-axe';
import { expect, look, test } from './support/test';

look('who is on which network, who reaches whom, and what is published', async ({ page }) => {
  await page.goto('/networks?view=list');
  const ch03 = page.locator('[data-slot=network][data-network=ch03]');
  await expect(ch03).toContainText('10.0.2.0/24');
  await expect(ch03).toContainText('attachable');
  await expect(ch03).toContainText('echo_api');
  await expect(page.locator('[data-slot=network][data-network=ingress]')).toContainText('visualizer_app');
  await expect(page.locator('[data-slot=network][data-network=ingress]')).not.toContainText('echo');

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
  await page.goto('/networks?view=list');
  await page.getByRole('button', { name: 'New network…' }).click();
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

const service = (page: Page, name: string) => page.locator(`[data-slot=lane-service][data-service=${name}]`);
const lane = (page: Page, name: string) => page.locator(`[data-slot=lane][data-network=${name}]`);
const answer = (page: Page) => page.locator('[data-slot=reach-answer]');
const shade = (what: Locator) => what.getAttribute('data-shade');

look('pointing at a service or a network leaves what is reached, and fades the rest', async ({ page }) => {
  await page.goto('/networks');
  await expect(lane(page, 'ch03')).toContainText('10.0.2.0/24');
  // 253 without two services, their six tasks, and the three workers that run them.
  await expect(lane(page, 'ch03')).toContainText('~242 left');
  await expect(page.locator('[data-slot=stem]')).toHaveCount(3);
  await expect(page.locator('[data-slot=plugs]')).toHaveText(/9000.*8080.*ingress/);
  await expect(page.locator('[data-slot=lanes]')).not.toHaveAttribute('data-some');
  await service(page, 'echo_nginx').hover();
  await expect(service(page, 'echo_api')).toHaveAttribute('data-shade', 'lit');
  await expect(lane(page, 'ch03')).toHaveAttribute('data-shade', 'lit');
  await expect(lane(page, 'visualizer_default')).toHaveAttribute('data-shade', 'faded');
  // Any container reaches a published port.
  await expect(service(page, 'visualizer_app')).toHaveAttribute('data-by-port');
  await lane(page, 'visualizer_default').hover();
  await expect(service(page, 'echo_api')).toHaveAttribute('data-shade', 'faded');
  await expect(service(page, 'visualizer_app')).toHaveAttribute('data-shade', 'lit');
  await page.locator('[data-slot=world]').hover();
  expect(await shade(service(page, 'visualizer_app'))).toBe('lit');
  expect(await shade(lane(page, 'ch03'))).toBe('faded');
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(page.locator('[data-slot=lanes]')).not.toHaveAttribute('data-some');
});

look(
  'two services that are chosen: the way, by which name and address, in the page’s address',
  async ({ page }) => {
    await page.goto('/networks');
    await service(page, 'echo_nginx').click();
    await expect(page).toHaveURL(/from=echo_nginx/);
    await expect(answer(page)).toContainText('echo_nginx reaches echo_api by name.');
    await expect(answer(page)).toContainText('One more only at a published port of a node: visualizer_app.');
    await service(page, 'echo_api').click();
    await expect(page).toHaveURL(/from=echo_nginx&to=echo_api/);
    await expect(answer(page)).toContainText('by the name echo_api, over the network ch03');
    await expect(answer(page)).toContainText(/virtual IP on ch03 is 10\.0\.2\.\d+/);
    await expect(page.locator('.lane-route')).toHaveCount(1);
    await expect(service(page, 'visualizer_app')).toHaveAttribute('data-shade', 'faded');

    await service(page, 'visualizer_app').click();
    await expect(answer(page)).toContainText('But visualizer_app publishes *:9000->8080/tcp');
    await expect(page.locator('.lane-route')).toHaveCount(1);
    await page.getByRole('button', { name: 'Swap the two' }).click();
    await expect(answer(page)).toContainText('No. visualizer_app and echo_nginx share no network');
    await expect(page.locator('.lane-route')).toHaveCount(0);

    await page.reload();
    await expect(answer(page), 'the address alone tells it').toContainText('share no network');
    await page.getByText('List', { exact: true }).click();
    await expect(page.getByLabel('From')).toHaveValue('visualizer_app');
    await expect(answer(page)).toContainText('share no network');
    await page.goBack();
    await expect(service(page, 'echo_api')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/from|to/);
    await expect(answer(page)).toContainText('Choose a service');
  },
);

look('by keyboard: one stop, arrows, Enter and Escape', async ({ page }) => {
  await page.goto('/networks');
  await expect(page.locator('[data-slot=lanes] [tabindex="0"]')).toHaveCount(1);
  await page.locator('[data-slot=world]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(service(page, 'echo_api')).toBeFocused();
  await expect(service(page, 'visualizer_app')).toHaveAttribute('data-by-port');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('echo_api reaches echo_nginx by the name echo_nginx');
  await page.keyboard.press('End');
  await expect(lane(page, 'visualizer_default')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/network=visualizer_default/);
  await expect(answer(page)).toContainText('Only visualizer_app is on visualizer_default.');
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/network=/);
});

for (const [width, height] of [
  [1_280, 720],
  [1_920, 1_080],
  [3_840, 2_160],
] as const)
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });
    look(
      `a room can read the drawing at ${width}, and all of it is in sight`,
      async ({ page, context, swarmscope }) => {
        await context.addCookies([{ name: 'theme', value: 'projector', url: swarmscope.url }]);
        await page.goto('/networks');
        await expect(service(page, 'echo_api')).toBeVisible();
        const names = page.locator('[data-slot=lanes] .lane-name');
        const sizes = await names.evaluateAll((all) =>
          all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
        );
        expect(Math.min(...sizes) / height).toBeGreaterThan(0.024);
        const cut = await names.evaluateAll(
          (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length,
        );
        expect(cut, 'names that are cut').toBe(0);
        const box = async (what: Locator) => {
          const found = await what.boundingBox();
          return {
            right: (found?.x ?? 0) + (found?.width ?? 0),
            bottom: (found?.y ?? 0) + (found?.height ?? 0),
          };
        };
        const { right, bottom } = await box(page.locator('[data-slot=lanes]'));
        const top = (await page.locator('[data-slot=answer]').boundingBox())?.y ?? 0;
        expect(right).toBeLessThanOrEqual(width);
        expect(bottom, 'above the answer').toBeLessThanOrEqual(top);
        expect(
          await page.evaluate(() => document.documentElement.scrollHeight - innerHeight),
        ).toBeLessThanOrEqual(0);
      },
    );
  });

for (const theme of ['light', 'dark', 'projector'])
  look(`the drawing and the list pass axe: ${theme}`, async ({ page, context, swarmscope }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: swarmscope.url }]);
    for (const path of ['/networks', '/networks?from=echo_nginx&to=echo_api', '/networks?view=list']) {
      await page.goto(path);
      await expect(page.locator('[data-slot=reach-answer]')).toBeVisible();
      await expect(page.locator('[data-slot=reach-answer]')).not.toContainText('Asking');
      await passesAxe(page);
    }
  });

test('without networks: a sentence, a button and the command', async ({ page, docker }) => {
  for (const name of ['echo_nginx', 'echo_api', 'visualizer_app']) await docker.delete(`/services/${name}`);
  for (const name of ['ch03', 'visualizer_default'])
    await expect(async () => docker.delete(`/networks/${name}`)).toPass();
  await page.goto('/networks');
  await expect(page.getByText('This swarm has no network yet')).toBeVisible();
  await expect(page.locator('[data-slot=command]')).toContainText('network create --driver overlay');
  await page.getByRole('button', { name: 'New network…' }).click();
  await expect(page.getByRole('dialog', { name: 'Create an overlay network' })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  look('networks are a list with their services, which a tap chooses', async ({ page }) => {
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await page.goto('/networks');
    await expect(page.locator('[data-slot=lane-part]')).toHaveCount(3);
    expect(await beyond()).toBeLessThanOrEqual(0);
    const ch03 = page.locator('[data-slot=lane-part][data-network=ch03]');
    await ch03.locator('[data-service=echo_nginx]').tap();
    await ch03.locator('[data-service=echo_api]').tap();
    await expect(answer(page)).toContainText('by the name echo_api, over the network ch03');
    expect(await beyond()).toBeLessThanOrEqual(0);
    await page.goto('/networks?view=list');
    await expect(page.locator('[data-slot=network]')).toHaveCount(3);
    expect(await beyond(), 'wide tables scroll in themselves').toBeLessThanOrEqual(0);
  });
});
