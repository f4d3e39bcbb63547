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
  await expect(dialog).toHaveCount(0);
  await expect(toast).toContainText('All tasks have stopped');
  const names = async () =>
    (await docker.get<{ Spec: { Name: string } }[]>('/services')).map(({ Spec }) => Spec.Name);
  expect(await names()).not.toContain('echo_api');

  await toast.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.locator('[data-service=echo_api]')).toHaveCount(1);
  await expect(toast).toContainText('Service echo_api is back');
  expect(await names()).toContain('echo_api');
});

test('a stack is removed only under its typed name, followed to the end, and brought back', async ({
  page,
  docker,
}) => {
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
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the compose file first' }).click();
  expect((await saved).suggestedFilename()).toBe('visualizer.yml');
  await expect(dialog).toContainText('Saved as visualizer.yml');
  await name.fill('visualizer');
  await name.press('Enter');

  // One sees the tasks leave.
  await expect(dialog).toHaveCount(0);
  const toast = page.locator('[data-slot=toast]');
  await expect(toast).toContainText('Stack visualizer removed', { timeout: 45_000 });
  await expect(toast).toContainText('All tasks have stopped.');
  await expect(card).toHaveCount(0);
  const networks = async () => (await docker.get<{ Name: string }[]>('/networks')).map(({ Name }) => Name);
  expect(await networks()).not.toContain('visualizer_default');

  await toast.getByRole('button', { name: 'Bring back' }).click();
  await expect(toast).toContainText('Stack visualizer is back');
  await expect(card).toHaveCount(1);
  expect(await networks()).toContain('visualizer_default');
});

test('what went of a stack that another holds is brought back, at the second try if need be', async ({
  page,
  docker,
}) => {
  type Named = readonly { readonly Id: string; readonly Name: string }[];
  const network = (await docker.get<Named>('/networks')).find(({ Name }) => Name === 'visualizer_default');
  const TaskTemplate = { ContainerSpec: { Image: 'registry:5000/example/echo:latest' } };
  await docker.post('/services/create', {
    Name: 'guest',
    TaskTemplate: { ...TaskTemplate, Networks: [{ Target: network?.Id }] },
  });
  await page.goto('/stacks');
  await page.getByRole('button', { name: 'Remove stack visualizer' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('visualizer');
  await page.getByRole('dialog').getByRole('textbox').press('Enter');
  const toast = page.locator('[data-slot=toast]');
  const back = toast.getByRole('button', { name: 'Bring back' });
  // A network is tried for half a minute.
  await expect(toast).toContainText('Only some of it was done', { timeout: 60_000 });
  await expect(toast).toContainText('visualizer_default: ');

  // Somebody has taken the name of one meanwhile.
  await docker.post('/services/create', { Name: 'visualizer_app', TaskTemplate });
  await back.click();
  await expect(toast).toContainText('already exists');
  await docker.delete('/services/visualizer_app');
  await back.click();
  await expect(toast).toContainText('Stack visualizer is back');
  await expect(page.locator('[data-stack=visualizer]')).toContainText('visualizer_app');
});

test('a stack whose services need its own secret cannot be brought back, which is said before', async ({
  page,
  docker,
}) => {
  const Labels = { 'com.docker.stack.namespace': 'echo' };
  await docker.post('/secrets/create', { Name: 'echo_key', Labels, Data: 'YQ==' });
  await page.goto('/stacks');
  await page.getByRole('button', { name: 'Remove stack echo' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('It cannot be brought back');
  await dialog.getByRole('textbox').fill('echo');
  await dialog.getByRole('textbox').press('Enter');
  const toast = page.locator('[data-slot=toast]');
  await expect(toast).toContainText('Stack echo removed', { timeout: 45_000 });
  await expect(toast.getByRole('button', { name: 'Bring back' })).toHaveCount(0);
});

test('what is gone already is said to be gone', async ({ page, docker }) => {
  await page.goto('/services');
  await page.getByRole('button', { name: 'Remove service echo_api' }).click();
  await docker.delete('/services/echo_api');
  await expect(page.locator('[data-service=echo_api]')).toHaveCount(0);
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Remove service' }).click();
  await expect(page.locator('[data-slot=toast]')).toContainText('It is no longer in the swarm');
});
