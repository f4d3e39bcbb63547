import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import {
  composeBox,
  composeText,
  deployButton,
  deployNow,
  expectCompose,
  fillCompose,
  untilEditor,
} from './support/compose';
import { followLoading } from './support/follow-loading';
import { withholdLaterScripts } from './support/later-scripts';
import { passesAxe } from './support/passes-axe';
import { expect, look, test } from './support/test';

const IMAGE = 'registry:5000/example/echo:latest';
const WEB = `services:\n  web:\n    image: ${IMAGE}\n`;
const planned = (page: Page, name: string) => page.locator(`[data-slot=planned][data-name=${name}]`);
const name = (page: Page) => page.getByLabel('Name of the stack');

look('what is wrong is underlined, and said below its line', async ({ page }) => {
  await page.goto('/stacks/deploy');
  await untilEditor(page);
  await fillCompose(page, `${WEB}    imge: a\n`);
  const said = page.locator('[data-slot=line-finding]');
  await expect(said).toHaveText('✕ A compose file has no such key here: imge → image');
  await expect(said).toHaveAttribute('data-line', '4');
  const word = page.locator('.cm-underlined');
  await expect(word).toHaveText('imge');
  const [above, below] = [await word.boundingBox(), await said.boundingBox()];
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
  await expect(composeBox(page)).toHaveAttribute('aria-invalid', 'true');
  await fillCompose(page, WEB);
  await expect(said).toHaveCount(0);
  await expect(composeBox(page)).toHaveAttribute('aria-invalid', 'false');
});

look('keys are completed, and a network of the swarm is said to be there already', async ({ page }) => {
  await page.goto('/stacks/deploy');
  await untilEditor(page);
  await fillCompose(page, '');
  const options = page.getByRole('listbox', { name: 'What fits here' }).getByRole('option');
  // A line begins where its key stands.
  await page.keyboard.type(`services:\nweb:\nimage: ${IMAGE}\nnetw`);
  await expect(options.first()).toHaveText('networks');
  await page.keyboard.press('Tab');
  await page.keyboard.type('c');
  await expect(options.first()).toHaveText(/^ch03/);
  await page.keyboard.press('Tab');
  await expectCompose(page, `${WEB}    networks:\n      - ch03\n\nnetworks:\n  ch03:\n    external: true\n`);
  await expect(page.getByText('No errors found')).toBeVisible();
});

look('Japanese is written by an input method', async ({ page }) => {
  await page.goto('/stacks/deploy');
  await untilEditor(page);
  await fillCompose(page, `${WEB}    imge: a\n# `);
  const keyboard = await page.context().newCDPSession(page);
  for (const text of ['に', 'にほ', 'にほん'])
    await keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await keyboard.send('Input.insertText', { text: '日本' });
  await page.keyboard.type('!');
  await expectCompose(page, `${WEB}    imge: a\n# 日本!`);
  await expect(page.locator('[data-slot=line-finding]')).toHaveCount(1);
});

look('the keyboard leaves the editor by Escape and Tab; Tab alone indents', async ({ page }) => {
  await page.goto('/stacks/deploy');
  await untilEditor(page);
  await expect(composeBox(page)).toHaveAccessibleDescription(/press Esc, then Tab/);
  await fillCompose(page, 'a');
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await expectCompose(page, '  a');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(composeBox(page)).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(composeBox(page)).toBeFocused();
  // Typing goes on as before.
  await page.keyboard.press('End');
  await page.keyboard.type('b');
  await page.keyboard.press('Tab');
  await expect(composeBox(page)).toBeFocused();
});

look('without the editor’s code the plain field works', async ({ page, swarmscope, expectedErrors }) => {
  expectedErrors.push(/ERR_CONNECTION_REFUSED/, /ChunkLoadError|Failed to load chunk/);
  await withholdLaterScripts(page, new URL('/stacks/deploy', swarmscope.url).href);
  await page.goto('/stacks/deploy');
  await name(page).fill('shop');
  await fillCompose(page, WEB);
  await expect(planned(page, 'shop_web')).toBeVisible();
  await fillCompose(page, `${WEB}    imge: a\n`);
  await page.locator('[data-slot=finding]').getByRole('button').click();
  await expect(page.locator('textarea')).toBeFocused();
  await page.keyboard.type('x');
  await expectCompose(page, `${WEB}    ximge: a\n`);
});

look('a text that was begun in the plain field goes on in the editor', async ({ page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/_next\/static\/chunks\/.*\.js$/, async (route) => {
    const response = await route.fetch();
    // The editor's own code, whatever its file is called.
    if ((await response.text()).includes('cm-content')) await held;
    await route.fulfill({ response });
  });
  await page.goto('/stacks/deploy');
  const field = page.locator('textarea');
  await field.fill('services:\n  web:\n');
  await field.press('Home');
  await field.press('ArrowUp');
  await field.press('End');
  letGo();
  await untilEditor(page);
  await expect(composeBox(page)).toBeFocused();
  await page.keyboard.type(' # mine');
  await expectCompose(page, 'services:\n  web: # mine\n');
});

test('what changes is said by itself; a deploy is followed to its nodes', async ({ page }) => {
  await page.goto('/stacks/deploy');
  await expect(deployButton(page)).toBeDisabled();
  await expect(deployButton(page)).toHaveAccessibleDescription(/Write a compose file first/);
  await page.locator('[data-slot=way][data-name=nginx]').click();
  await expect(name(page)).toHaveValue('nginx');
  await expectCompose(page, await readFile('stack/nginx.yml', 'utf8'));
  await expect(planned(page, 'nginx_web')).toHaveText(
    /create nginx_web \(3 × nginx:stable-alpine, workers only\)/,
  );
  await expect(deployButton(page)).toHaveText('Deploy nginx: create 2');
  await deployNow(page);
  const converging = page.locator('[data-slot=converging][data-name=nginx_web]');
  await expect(converging).toHaveAttribute('data-total', '3');
  await expect(converging).toHaveAttribute('data-done', '3');
  await expect(page.locator('[data-slot=landed][data-state=running]')).toHaveCount(3);
  await expect(page.locator('[data-slot=place]')).toHaveText([/worker01/, /worker02/, /worker03/]);
  await expect(deployButton(page)).toHaveText('Deploy nginx: nothing changes');

  const text = await composeText(page);
  await fillCompose(
    page,
    text.replace(/image: .*/, 'image: nginx:1.1').replace('replicas: 3', 'replicas: 2'),
  );
  await expect(planned(page, 'nginx_web')).toHaveText(
    /nginx_web: nginx:stable-alpine → nginx:1.1|stable-alpine → 1.1, 3 → 2 tasks, 2 tasks one at a time, new before old/,
  );
  await expect(deployButton(page)).toHaveText('Deploy nginx: change 1');
});

test('an empty form begins with what runs', async ({ page }) => {
  await page.goto('/stacks/deploy');
  await page.locator('[data-slot=way][data-name=echo]').last().click();
  await expect(name(page)).toHaveValue('echo');
  await expectCompose(page, /node\.role != manager/);
  await expect(deployButton(page)).toHaveText('Deploy echo: nothing changes');
});

look('nothing is asked while the file has errors', async ({ page }) => {
  await page.goto('/stacks/deploy');
  await untilEditor(page);
  await name(page).fill('shop');
  await fillCompose(page, `${WEB}    imge: a\n`);
  await expect(deployButton(page)).toHaveAccessibleDescription('Fix the error first.');
  await expect(deployButton(page)).toHaveText('Deploy');
  await fillCompose(page, WEB);
  await expect(deployButton(page)).toHaveText('Deploy shop: create 2');
});

for (const theme of ['light', 'dark', 'projector'])
  look(`deploying passes axe: ${theme}`, async ({ page, context, swarmscope }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: swarmscope.url }]);
    await page.goto('/stacks/deploy');
    await untilEditor(page);
    await passesAxe(page);
    await name(page).fill('shop');
    await fillCompose(page, `# a remark\n${WEB}    hostname: "a"\n    imge: a\n    container_name: b\n`);
    await expect(page.locator('[data-slot=line-finding]')).toHaveCount(2);
    await passesAxe(page);
    await fillCompose(page, WEB);
    await expect(planned(page, 'shop_web')).toBeVisible();
    await passesAxe(page);
  });

look('the editor’s code is on no other page', async ({ page, swarmscope }) => {
  const hasEditor: string[] = [];
  page.on('response', async (response) => {
    if (!response.url().endsWith('.js')) return;
    const text = await response.text().catch(() => '');
    if (text.includes('cm-content')) hasEditor.push(new URL(response.url()).pathname);
  });
  const allLoaded = followLoading(page);
  await page.goto(swarmscope.url);
  await allLoaded();
  await page.getByRole('link', { name: 'Stacks' }).click();
  await page.getByRole('link', { name: 'New stack' }).waitFor();
  expect(hasEditor).toEqual([]);
  await page.getByRole('link', { name: 'New stack' }).click();
  await untilEditor(page);
  expect(hasEditor).toHaveLength(1);
});
