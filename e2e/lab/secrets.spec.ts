import { expect, test } from './fixtures';

test('secrets and configs are as docker lists them, and reach a container to the byte', async ({
  view,
  swarm,
}) => {
  const { page } = view;
  await page.goto(new URL('/secrets', page.url()).href);
  for (const kind of ['secret', 'config']) {
    await page.getByRole('button', { name: `New ${kind}…` }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill(`my.${kind}`);
    await form.getByLabel('Contents').fill('open sesame\n');
    await form.getByLabel('Labels').fill('team=shop');
    await form.getByRole('button', { name: 'Create' }).click();
    const row = page.locator(`[data-slot=payload][data-name="my.${kind}"]`);
    await expect(row).toContainText('team=shop');
    expect(await swarm.docker(kind, 'ls', '--format', '{{.Name}} {{.Labels}}')).toBe(`my.${kind} team=shop`);
  }
  const data = await swarm.docker('config', 'inspect', '--format', '{{json .Spec.Data}}', 'my.config');
  expect(data).toBe(JSON.stringify(Buffer.from('open sesame\n').toString('base64')));
  await page.getByRole('button', { name: 'View config my.config' }).click();
  await expect(page.locator('[data-slot=contents]')).toContainText('open sesame');
  await page.keyboard.press('Escape');

  await swarm.create('reader', 'sleeper', '--secret', 'my.secret', '--config', 'my.config');
  const row = page.locator('[data-slot=payload][data-name="my.secret"]');
  await expect(row).toContainText('reader');
  await row.getByRole('button', { name: 'Remove my.secret' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    "secret 'my.secret' is in use by the following service: reader",
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await swarm.docker('service', 'rm', 'reader');
  await expect(row).toContainText('no service');
  await row.getByRole('button', { name: 'Remove my.secret' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(row).toHaveCount(0);
  expect(await swarm.docker('secret', 'ls', '--quiet')).toBe('');
});
