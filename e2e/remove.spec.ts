import { expect, test } from './support/test';

test('a service is removed after asking, and its tasks stop', async ({ page, docker }) => {
  await page.goto('/services');
  await page.getByRole('button', { name: 'Remove service echo_api' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Remove service echo_api?' });
  await expect(dialog).toContainText('Its 3 tasks stop');
  await expect(dialog).toContainText('It belongs to the stack echo');
  await expect(dialog).toContainText('service rm echo_api');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();

  await dialog.getByRole('button', { name: 'Remove service' }).click();
  await expect(page.locator('[data-service=echo_api]')).toHaveCount(0);
  const toast = page.locator('[data-slot=toast]');
  await expect(toast).toContainText('Service echo_api removed');
  await expect(toast).toContainText('All tasks have stopped');
  const services = await docker.get<{ Spec: { Name: string } }[]>('/services');
  expect(services.map(({ Spec }) => Spec.Name)).not.toContain('echo_api');
});

test('a stack is removed only under its typed name, and followed to the end', async ({ page, docker }) => {
  await page.goto('/stacks');
  const card = page.locator('[data-stack=visualizer]');
  await card.getByRole('button', { name: 'Remove stack visualizer' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('visualizer_app');
  await expect(dialog).toContainText('No secrets');
  await expect(dialog).toContainText('visualizer_default');
  await expect(dialog).toContainText('Volumes, and networks from outside the stack');
  await expect(dialog).toContainText('stack rm visualizer');

  const name = dialog.getByRole('textbox', { name: 'Type visualizer to confirm' });
  await expect(name).toBeFocused();
  await name.fill('visualise');
  await name.press('Enter');
  await expect(dialog).toContainText('Remove stack visualizer?');
  await name.fill('visualizer');
  await name.press('Enter');

  await expect(dialog).toContainText('Stack visualizer removed', { timeout: 45_000 });
  await expect(dialog.locator('[data-slot=step]')).toHaveText([/visualizer_app/, /visualizer_default/]);
  await expect(dialog.locator('[data-slot=step][data-state=done]')).toHaveCount(2);
  await expect(dialog).toContainText('All tasks have stopped.');
  await dialog
    .getByRole('contentinfo')
    .or(dialog.locator('footer'))
    .getByRole('button', { name: 'Close' })
    .click();
  await expect(card).toHaveCount(0);
  const networks = await docker.get<{ Name: string }[]>('/networks');
  expect(networks.map(({ Name }) => Name)).not.toContain('visualizer_default');
});

test('what is gone already is said to be gone', async ({ page, docker }) => {
  await page.goto('/services');
  await page.getByRole('button', { name: 'Remove service echo_api' }).click();
  await docker.delete('/services/echo_api');
  await expect(page.locator('[data-service=echo_api]')).toHaveCount(0);
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Remove service' }).click();
  await expect(dialog.getByRole('alert')).toContainText('It is not in the swarm any more');
});
