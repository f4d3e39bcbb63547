import type { Page } from 'playwright/test';
import { en } from '@/lib/messages/en';
import { ja } from '@/lib/messages/ja';
import { deployNow, fillCompose } from '../support/compose';
import { expect, test } from './fixtures';
import type { Lab } from './lab';
import { SwarmPage } from './page';
import { type ProxySetting, type SocketProxy, startSocketProxy, WATCHING } from './socket-proxy';
import { watchWith } from './watch-with';

/** Opens the grid of a Swarmscope behind a proxy that allows just this, for as long as `work` takes. */
async function through(
  { lab, page }: { readonly lab: Lab; readonly page: Page },
  allowed: readonly ProxySetting[],
  work: (view: SwarmPage, proxy: SocketProxy) => Promise<void>,
): Promise<void> {
  const proxy = await startSocketProxy(lab.socket('manager'), allowed);
  try {
    await watchWith({ DOCKER_HOST: proxy.address }, async (swarmscope) => {
      const view = new SwarmPage(page);
      await page.goto(swarmscope.signInLink() ?? swarmscope.url);
      await work(view, proxy);
    });
  } finally {
    await proxy.stop();
  }
}

const at = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);
const isLive = (view: SwarmPage) => expect(view.summary).toHaveAttribute('data-live', 'true');
const withheld = (page: Page) => page.getByTestId('withheld');

const without = (...names: readonly ProxySetting[]) => WATCHING.filter((one) => !names.includes(one));

const STACK = 'services:\n  web:\n    image: registry:5000/example/sleeper\n';

async function deployStack(page: Page): Promise<void> {
  await at(page, '/stacks/deploy');
  await page.getByLabel('Name of the stack').fill('shop');
  await fillCompose(page, STACK);
  await expect(page.locator('[data-slot=plan]')).toBeVisible();
  await deployNow(page);
}

async function createSecret(page: Page): Promise<void> {
  await at(page, '/secrets');
  await page.getByRole('button', { name: 'New secret…' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill('key');
  await form.getByLabel('Contents').fill('open sesame');
  await form.getByRole('button', { name: 'Create' }).click();
}

test('behind a proxy that lets no change through all is seen, and each action says why it is not done', async ({
  lab,
  page,
  swarm,
}) => {
  await swarm.create('echo', 'echo', '--replicas', '2');
  const reading: readonly ProxySetting[] = ['SECRETS', 'CONFIGS'];
  await through({ lab, page }, [...WATCHING, ...reading], async (view) => {
    await isLive(view);
    await view.showsRunning(2);
    await expect(view.nodes).toHaveCount(4);
    await swarm.docker('service', 'scale', '--detach', 'echo=3');
    await view.showsRunning(3);
    await view.tells('echo scaled 2 → 3');
    await expect(withheld(page)).toHaveCount(0);
    await at(page, '/networks?view=list');
    await expect(page.getByRole('table').first()).toContainText('ingress');
    await at(page, '/nodes');
    await expect(page.getByRole('table')).toContainText('worker03');

    const isRefused = (setting: string) =>
      expect(
        page
          .locator('[role=alert], [data-slot=toast], [role=dialog], [data-slot=deployed]')
          .filter({ hasText: en.action.failure['no-changes'] })
          .first(),
      ).toContainText(`needs POST=1 and ${setting}: 403 Forbidden`);
    await test.step('scaling', async () => {
      await at(page, '/services');
      const field = page.getByRole('spinbutton', { name: 'Replicas of echo' });
      await field.fill('5');
      await field.press('Enter');
      await isRefused('SERVICES=1');
    });
    await test.step('removing', async () => {
      await at(page, '/services');
      await page.getByRole('button', { name: 'Remove service echo' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove service' }).click();
      await isRefused('SERVICES=1');
    });
    await test.step('creating a secret', async () => {
      await createSecret(page);
      await isRefused('SECRETS=1');
    });
    await test.step('deploying', async () => {
      await deployStack(page);
      await isRefused('NETWORKS=1');
    });
    expect(await swarm.running('echo', 3)).toHaveLength(3);
    expect(await swarm.docker('secret', 'ls', '--quiet')).toBe('');
    expect(await swarm.docker('stack', 'ls', '--format', '{{.Name}}')).toBe('');
  });
});

test('behind a proxy that lets changes through, actions work', async ({ lab, page, swarm }) => {
  await swarm.create('echo', 'echo', '--replicas', '1');
  const acting: readonly ProxySetting[] = ['POST', 'SECRETS', 'CONFIGS'];
  await through({ lab, page }, [...WATCHING, ...acting], async (view) => {
    await isLive(view);
    await view.scale('echo', 3);
    await swarm.running('echo', 3);
    await createSecret(page);
    await expect.poll(() => swarm.docker('secret', 'ls', '--format', '{{.Name}}')).toBe('key');
    await deployStack(page);
    await swarm.running('shop_web', 1);
    const dialog = await view.askToRemoveStack('shop');
    await view.confirmRemoveStack(dialog, 'shop');
    await expect.poll(() => swarm.docker('stack', 'ls', '--format', '{{.Name}}')).toBe('');
    await view.removeService('echo');
    await expect.poll(() => swarm.docker('service', 'ls', '--quiet')).toBe('');
  });
});

test('events and networks that a proxy keeps back are said, and the rest goes on', async ({
  lab,
  page,
  swarm,
}) => {
  await swarm.create('echo', 'echo', '--replicas', '1');
  await through({ lab, page }, without('EVENTS', 'NETWORKS'), async (view) => {
    await isLive(view);
    await view.showsRunning(1);
    await expect(withheld(page)).toContainText(en.frame.feed.withheld.events);
    await expect(withheld(page)).toContainText(en.frame.feed.withheld.networks);
    await swarm.docker('service', 'scale', '--detach', 'echo=4');
    await view.showsRunning(4);
    await swarm.create('late', 'sleeper');
    await view.showsRunning(5);
    await at(page, '/secrets');
    await expect(page.getByText('GET /secrets needs SECRETS=1: 403 Forbidden').first()).toBeVisible();
  });
});

test('what there is no picture without is named, in both languages', async ({ lab, page, browser }) => {
  test.slow();
  for (const section of ['TASKS', 'NODES'] as const)
    await through({ lab, page }, without(section), async () => {
      await expect(page.locator('[data-problem=proxy-forbidden]')).toContainText(`needs ${section}=1`);
      const japanese = await browser.newPage({ locale: 'ja-JP' });
      await japanese.goto(page.url());
      await expect(japanese.getByText(ja.problem['proxy-forbidden'].body)).toBeVisible();
      await japanese.close();
    });
});

test('a daemon that is away behind the proxy is told from a proxy that is away', async ({ lab, page }) => {
  await through({ lab, page }, WATCHING, async (view) => {
    await isLive(view);
    await lab.killDaemon('manager');
    await expect(view.summary).not.toHaveAttribute('data-live', 'true');
    const details = page.locator('[data-problem=proxy-down]');
    await details.locator('summary').click();
    await expect(details).toContainText(en.problem['proxy-down'].body);
    await lab.startDaemon('manager');
    await isLive(view);
  });
});
