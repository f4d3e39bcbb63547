// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import {
  composeBox,
  composeText,
  deployButton,
  deployNow,
  expectCompose,
  fillCompose,
} from './support/compose';
import { expect, look, test } from './support/test';

const IMAGE = 'registry:5000/example/echo';
const planned = (page: Page) => page.locator('[data-slot=planned]');
const finding = (page: Page, kind: string) => page.locator(`[data-slot=finding][data-kind="${kind}"]`);

test('a stack is deployed from a pasted file: errors by line, variables asked for, previewed, then run', async ({
  page,
  docker,
}) => {
  await page.goto('/stacks');
  await page.getByRole('link', { name: 'New stack' }).click();
  await page.getByLabel('Name of the stack').fill('shop');
  await fillCompose(
    page,
    `version: "3.7"\nservices:\n  web:\n    imge: a\n    image: "${IMAGE}:\${TAG}"\n    networks: [ch04]\nnetworks:\n  ch04: {external: true}\n`,
  );
  await expect(finding(page, 'unknown-key')).toContainText('imge → image');
  await expect(finding(page, 'unknown-key')).toHaveAttribute('data-line', '4');
  await expect(finding(page, 'unknown-key').locator('pre')).toHaveText('    imge: a\n    ^');
  await expect(finding(page, 'missing-network')).toContainText('ch04');
  await expect(finding(page, 'unset-variable')).toContainText('TAG');
  await expect(deployButton(page)).toBeDisabled();
  await expect(deployButton(page)).toHaveAccessibleDescription('Fix the 3 errors first.');
  await finding(page, 'unknown-key').getByRole('button').click();
  await expect(composeBox(page)).toBeFocused();

  await fillCompose(
    page,
    `version: "3.7"\nservices:\n  web:\n    image: "${IMAGE}:\${TAG}"\n    environment: {TOKEN: "\${TOKEN:-sesame}"}\n    networks: [ch03]\n    deploy: {replicas: 2}\nnetworks:\n  ch03: {external: true}\n`,
  );
  await page.getByRole('textbox', { name: 'TAG' }).fill('latest');
  await expect(page.getByText('No errors found')).toBeVisible();
  await expect(planned(page)).toHaveText([/create shop_web \(2 × echo:latest\)/]);
  expect(await docker.get<unknown[]>('/services?filters={"name":["shop"]}')).toEqual([]);

  await deployNow(page);
  const deployed = page.locator('[data-slot=deployed]');
  await expect(deployed).toHaveAttribute('data-ok', 'true');
  await expect(deployed).toContainText('shop_web');
  // The same again changes nothing.
  await expect(planned(page)).toHaveAttribute('data-change', 'keep');
  await page.getByRole('link', { name: 'Open stack shop' }).click();
  await expect(page.getByRole('heading', { name: 'shop' })).toBeVisible();
  await expect(page.locator('[data-service=shop_web] [data-slot=replicas]')).toHaveAttribute(
    'data-running',
    '2',
  );
});

look('the CLI’s refusal has its line, and the form stays as it was typed', async ({ page }) => {
  await page.goto('/stacks/deploy');
  await page.getByLabel('Name of the stack').fill('shop');
  const text = `version: "3.7"\nservices:\n  web:\n    image: a\n    ports: {a: b}\n`;
  await fillCompose(page, text);
  await expect(finding(page, 'docker')).toContainText('services.web.ports must be a list');
  await expect(finding(page, 'docker')).toHaveAttribute('data-line', '5');
  await expect(deployButton(page)).toBeDisabled();
  await expectCompose(page, text);
  await page.getByRole('link', { name: 'Grid' }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/');
  await page.goBack();
  await expectCompose(page, text);
});

look('of very many mistakes the first are shown, and how many there are beside them', async ({ page }) => {
  await page.goto('/stacks/deploy');
  const keys = Array.from({ length: 130 }, (_, n) => `    key${n}: 1\n`).join('');
  await fillCompose(page, `services:\n  web:\n    image: ${IMAGE}\n${keys}`);
  await expect(finding(page, 'unknown-key')).toHaveCount(100);
  await expect(page.getByRole('status').filter({ hasText: '100 errors' })).toContainText(
    '30 more are not shown',
  );
  await expect(finding(page, 'more')).toContainText('30 more');
});

look('a file is opened; one beyond the limit is not, and the limit is said', async ({ page }) => {
  await page.goto('/stacks/deploy');
  await page.getByLabel('Name of the stack').fill('echo');
  const chooser = page.getByLabel('Open a file…');
  await chooser.setInputFiles('stack/echo.yml');
  await expectCompose(page, await readFile('stack/echo.yml', 'utf8'));
  await chooser.setInputFiles({
    name: 'big.yml',
    mimeType: 'text/yaml',
    buffer: Buffer.alloc(5_000_000, 'a'),
  });
  await expect(page.getByRole('alert').filter({ hasText: '256 KiB' })).toBeVisible();
  await expectCompose(page, await readFile('stack/echo.yml', 'utf8'));
});

test('what runs is read anew each time that it is asked for', async ({ page, docker }) => {
  await page.goto('/stacks');
  await page.locator('[data-stack=echo]').getByRole('link', { name: 'Update' }).click();
  const load = page.getByRole('button', { name: 'Start from what runs' });
  await load.click();
  await expectCompose(page, /replicas: 3/);
  interface Raw {
    readonly Version: { readonly Index: number };
    readonly Spec: object;
  }
  const { Version, Spec } = await docker.get<Raw>('/services/echo_api');
  await docker.post(`/services/echo_api/update?version=${Version.Index}`, {
    ...Spec,
    Mode: { Replicated: { Replicas: 5 } },
  });
  await load.click();
  await expectCompose(page, /replicas: 5/);
});

test('an update says what restarts, what only changes, and what pruning removes', async ({ page }) => {
  await page.goto('/stacks');
  await page.locator('[data-stack=echo]').getByRole('link', { name: 'Update' }).click();
  await page.getByRole('button', { name: 'Start from what runs' }).click();
  await expectCompose(page, /echo:latest/);
  await expect(planned(page)).toHaveCount(2);
  await expect(page.locator('[data-slot=planned]:not([data-change=keep])')).toHaveCount(0);

  const running = await composeText(page);
  await fillCompose(page, running.replace('replicas: 3', 'replicas: 2'));
  await expect(page.locator('[data-slot=planned][data-name=echo_api]')).toHaveAttribute(
    'data-change',
    'update',
  );
  await fillCompose(page, running.replace('image: registry', 'hostname: other\n    image: registry'));
  await expect(page.locator('[data-slot=planned][data-name=echo_api]')).toHaveAttribute(
    'data-change',
    'restart',
  );
  await expect(page.locator('[data-slot=planned][data-name=echo_api]')).toContainText('Hostname');

  await fillCompose(page, running.replace(/^ {2}nginx:\n( {4}.*\n)+/m, ''));
  const nginx = page.locator('[data-slot=planned][data-name=echo_nginx]');
  await expect(nginx).toHaveAttribute('data-change', 'leave');
  await page.getByLabel(/Remove services/).check();
  await expect(nginx).toHaveAttribute('data-change', 'remove');
  await expect(deployButton(page)).toHaveText('Deploy echo: remove 1');
  await expect(deployButton(page)).toBeDisabled();
  await expect(deployButton(page)).toHaveAccessibleDescription('Confirm the removal first.');
  await page.getByLabel('Type echo to confirm').fill('echo');
  await deployNow(page);
  await expect(
    page.locator('[data-slot=deployed] [data-slot=step]').filter({ hasText: 'echo_nginx' }),
  ).toContainText('removed');
});

test('a stack is stopped, and undo brings back what it had', async ({ page, docker }) => {
  const counts = async () =>
    (await docker.get<{ Spec: { Name: string; Mode: { Replicated?: { Replicas: number } } } }[]>('/services'))
      .filter(({ Spec }) => Spec.Name.startsWith('echo_'))
      .map(({ Spec }) => Spec.Mode.Replicated?.Replicas);
  await page.goto('/stacks');
  const card = page.locator('[data-stack=echo]');
  await card.getByRole('button', { name: 'Stop' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Stop stack echo?' });
  await expect(dialog).toContainText('--label-add dev.swarmscope.stopped=3 --replicas 0 echo_api');
  await dialog.getByRole('button', { name: 'Stop stack' }).click();
  await expect(card.getByRole('button', { name: 'Start' })).toBeVisible();
  expect(await counts()).toEqual([0, 0]);
  await page.locator('[data-slot=toast]').getByRole('button', { name: 'Undo' }).click();
  await expect(card.getByRole('button', { name: 'Stop' })).toBeVisible();
  // One service after the other; a stack with one that runs can be stopped.
  await expect.poll(counts).toEqual([3, 3]);
});

look('a stack is exported, and carried over to be edited', async ({ page }) => {
  await page.goto('/stacks/echo');
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Stack echo as a compose file' });
  await expect(dialog.locator('[data-slot=export]')).toContainText(`image: ${IMAGE}:latest`);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save' }).click();
  expect((await download).suggestedFilename()).toBe('echo.yml');
  await dialog.getByRole('link', { name: 'Edit and deploy' }).click();
  await expectCompose(page, /node.role != manager/);
});

test.describe('without a docker CLI', () => {
  test.use({ env: { DOCKER_CLI: '/nowhere/docker' } });
  test('the file is checked, and the rest is said', async ({ page }) => {
    await page.goto('/stacks/deploy');
    await page.getByLabel('Name of the stack').fill('shop');
    await fillCompose(page, `services:\n  web: {image: "${IMAGE}:latest"}\n`);
    await expect(page.getByRole('heading', { name: 'The server has no docker CLI' })).toBeVisible();
    await expect(page.getByText(/stack deploy --compose-file compose.yml shop/).first()).toBeVisible();
    await expect(deployButton(page)).toBeDisabled();
  });
});

test('what a compose file holds is in no log', async ({ page, swarmscope }) => {
  await page.goto('/stacks/deploy');
  await page.getByLabel('Name of the stack').fill('shop');
  await fillCompose(
    page,
    `version: "3.7"\nservices:\n  web:\n    image: "${IMAGE}:latest"\n    environment: {TOKEN: "open-sesame-\${MORE}"}\n`,
  );
  await page.getByRole('textbox', { name: 'MORE' }).fill('treasure');
  await deployNow(page);
  await expect(page.locator('[data-slot=deployed]')).toHaveAttribute('data-ok', 'true');
  expect(swarmscope.output()).toContain('"what":"deploy-stack","on":{"stack":"shop","prune":false}');
  expect(swarmscope.output()).not.toContain('sesame');
  expect(swarmscope.output()).not.toContain('treasure');
});
