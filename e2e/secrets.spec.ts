import { expect, test } from './support/test';

test('a secret is created, shown with its users, and removed; what is in it is nowhere', async ({
  page,
  docker,
  swarmscope,
}) => {
  const heard: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  await page.goto('/secrets');
  await page.getByRole('button', { name: 'New secret…' }).click();
  const form = page.getByRole('dialog', { name: 'New secret' });
  await form.getByLabel('Name').fill('-bad');
  await expect(form).toContainText('At most 64 letters');
  await form.getByLabel('Name').fill('db_password');
  await form.getByLabel('Contents').fill('open sesame');
  await form.getByLabel('Labels').fill('no label');
  await expect(form).toContainText('Each line must be a name');
  await form.getByLabel('Labels').fill('team=shop');
  await expect(form).toContainText('secret create --label team=shop db_password FILE');
  await form.getByRole('button', { name: 'Create' }).click();
  const row = page.locator('[data-slot=payload][data-name=db_password]');
  await expect(row).toContainText('team=shop');
  await expect(row).toContainText('no service');
  const [secret] = await docker.get<{ ID: string }[]>('/secrets');

  await docker.post('/services/create', {
    Name: 'reader',
    TaskTemplate: {
      ContainerSpec: {
        Image: 'registry:5000/example/echo:latest',
        Secrets: [
          {
            SecretID: secret?.ID,
            SecretName: 'db_password',
            File: { Name: 'x', UID: '0', GID: '0', Mode: 292 },
          },
        ],
      },
    },
    Mode: { Replicated: { Replicas: 1 } },
  });
  await expect(row).toContainText('reader');
  await row.getByRole('button', { name: 'Remove db_password' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Remove secret db_password?' });
  await expect(dialog).toContainText('this service uses it');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('in use by the following service: reader');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await docker.delete('/services/reader');
  await expect(row).toContainText('no service');
  await row.getByRole('button', { name: 'Remove db_password' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(row).toHaveCount(0);
  const data = Buffer.from('open sesame').toString('base64');
  for (const said of [swarmscope.output(), heard.join('\n')]) {
    expect(said).not.toContain('open sesame');
    expect(said).not.toContain(data);
  }
  expect(swarmscope.output()).toContain('"what":"create-secret","on":{"name":"db_password"}');
});

test('a config is taken from a file, and looked at; the look is written down', async ({
  page,
  swarmscope,
}) => {
  await page.goto('/secrets');
  await page.getByRole('button', { name: 'New config…' }).click();
  const form = page.getByRole('dialog', { name: 'New config' });
  const file = (bytes: number) => ({
    name: 'nginx.conf',
    mimeType: 'text/plain',
    buffer: Buffer.alloc(bytes, 'a'),
  });
  await form.getByLabel('Name').fill('nginx.conf');
  await form.getByLabel('Use a file…').setInputFiles(file(600_000));
  await expect(form).toContainText('At most 500 KiB');
  await form.getByLabel('Use a file…').setInputFiles(file(12));
  await expect(form).toContainText('From the file nginx.conf (12 bytes)');
  await form.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('button', { name: 'View config nginx.conf' }).click();
  await expect(page.locator('[data-slot=contents]')).toContainText('aaaaaaaaaaaa');
  await expect(page.locator('[data-slot=contents]')).toContainText('12 bytes');
  await expect.poll(() => swarmscope.output()).toContain('"what":"config-contents"');
});
