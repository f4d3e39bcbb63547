import { createServer } from 'node:http';
import type { Page } from 'playwright/test';
import type { DockerApi } from './support/docker-api';
import { expect, look, test } from './support/test';

interface RawService {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: {
    readonly Name: string;
    readonly Mode: object;
    readonly UpdateConfig?: object;
    readonly EndpointSpec?: object;
    readonly TaskTemplate: {
      readonly ContainerSpec: Readonly<Record<string, unknown>>;
      readonly Placement?: object;
      readonly ForceUpdate?: number;
    };
  };
}

const raw = (docker: DockerApi, name: string) => docker.get<RawService>(`/services/${name}`);
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const group = (page: Page, title: string) => page.getByRole('group', { name: title, exact: true });
const dialog = (page: Page) => page.locator('[data-slot=dialog]');

async function create(docker: DockerApi, name: string, over: object = {}, container: object = {}) {
  const { ID } = await docker.post<{ ID: string }>('/services/create', {
    Name: name,
    TaskTemplate: { ContainerSpec: { Image: 'nginx:1', ...container } },
    Mode: { Replicated: { Replicas: 4 } },
    ...over,
  });
  return ID;
}

test('restart and roll back from the menu of a row', async ({ page, docker }) => {
  await page.goto('/services');
  const menu = page.getByRole('button', { name: 'Actions for echo_api' });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Restart' }).click();
  await expect(dialog(page)).toContainText('service update --force echo_api');
  await expect(dialog(page)).toContainText('Its 3 tasks are replaced, one at a time.');
  await dialog(page).getByRole('button', { name: 'Restart' }).click();
  await expect(page.locator('[data-slot=toast]')).toContainText('echo_api is being restarted');
  await expect.poll(async () => (await raw(docker, 'echo_api')).Spec.TaskTemplate.ForceUpdate).toBe(1);

  await menu.click();
  await page.getByRole('menuitem', { name: 'Roll back' }).click();
  await expect(dialog(page)).toContainText('service rollback echo_api');
  await dialog(page).getByRole('button', { name: 'Roll back' }).click();
  await expect.poll(async () => (await raw(docker, 'echo_api')).Spec.TaskTemplate.ForceUpdate).toBe(0);
});

test('another person’s update is not rolled back by the undo of one’s own', async ({ page, docker }) => {
  const { ID } = await raw(docker, 'echo_api');
  await page.goto(`/services/${ID}`);
  await page.getByRole('button', { name: 'Update image' }).click();
  const image = page.getByRole('textbox', { name: 'New image' });
  await image.fill('registry:5000/example/echo:1.1');
  await image.press('Enter');
  const toast = page.locator('[data-slot=toast]');
  await expect(toast.getByRole('button', { name: 'Roll back' })).toBeVisible();
  // It stays while somebody points at it.
  await toast.hover();
  await expect(page.locator('[data-slot=facts-runs]')).toContainText('echo:1.1');
  const { Version, Spec } = await raw(docker, 'echo_api');
  const theirs = { ...Spec.TaskTemplate.ContainerSpec, Image: 'registry:5000/example/echo:1.2' };
  await docker.post(`/services/${ID}/update?version=${Version.Index}`, {
    ...Spec,
    TaskTemplate: { ...Spec.TaskTemplate, ContainerSpec: theirs },
  });
  await expect(page.locator('[data-slot=facts-runs]')).toContainText('echo:1.2');
  await toast.getByRole('button', { name: 'Roll back' }).click();
  await expect(toast).toContainText('Not undone: echo_api has been changed again since.');
  expect((await raw(docker, 'echo_api')).Spec.TaskTemplate.ContainerSpec.Image).toContain('echo:1.2');
});

test('an image that does not exist: told while tasks are rejected, resumed, and undone', async ({
  page,
  docker,
}) => {
  test.setTimeout(150_000);
  const id = await create(docker, 'web', {
    UpdateConfig: { Parallelism: 2, FailureAction: 'pause' },
    RollbackConfig: { Parallelism: 2, Monitor: 1_000_000_000 },
  });
  await page.goto(`/services/${id}`);
  await page.getByRole('button', { name: 'Update image' }).click();
  const image = page.getByRole('textbox', { name: 'New image' });
  await image.fill('Nginx:2');
  await expect(dialog(page).locator('[data-slot=mistake]')).toContainText('A reference such as');
  await image.fill('nginx:missing');
  await expect(dialog(page)).toContainText('service update --image nginx:missing web');
  await image.press('Enter');

  const toast = page.locator('[data-slot=toast]');
  await expect(toast).toContainText('could not be accessed on a registry');
  const rollout = page.locator('[data-slot=rollout]');
  await expect(rollout).toHaveAttribute('data-state', 'paused', { timeout: 30_000 });
  const headline = page.locator('[data-slot=service-state]');
  await expect(headline).toHaveAttribute('data-kind', 'paused');
  await expect(headline).toContainText(
    /Update paused, 0 of 4 updated, .*2 waiting: The image nginx:missing does not exist/,
  );
  await expect(rollout.locator('[data-slot=rollout-slot]')).toHaveCount(4);
  await expect(rollout.locator('[data-phase=waiting]')).toHaveCount(2);

  await page.getByRole('button', { name: 'Resume update' }).click();
  await expect(dialog(page)).toContainText('service update web');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Roll back…' }).click();
  await dialog(page).getByRole('button', { name: 'Roll back' }).click();
  // A retry of the missing image may have no node yet: it never ends, and Swarm waits a minute for it.
  await expect(rollout).toHaveAttribute('data-state', 'rollback_completed', { timeout: 90_000 });
  expect((await raw(docker, 'web')).Spec.TaskTemplate.ContainerSpec.Image).toBe('nginx:1');
});

test('a rolling update is told slot by slot, to its end', async ({ page, docker }) => {
  const id = await create(docker, 'web', {
    UpdateConfig: { Parallelism: 2, Delay: 10_000_000_000, Monitor: 1_000_000_000 },
  });
  await page.goto(`/services/${id}`);
  const headline = page.locator('[data-slot=service-state]');
  await expect(headline).toHaveAttribute('data-running', '4');
  await expect(headline).toContainText('Healthy: 4 of 4 running');
  const { Spec, Version } = await raw(docker, 'web');
  const ContainerSpec = { ...Spec.TaskTemplate.ContainerSpec, Image: 'nginx:2' };
  await docker.post(`/services/${id}/update?version=${Version.Index}`, {
    ...Spec,
    TaskTemplate: { ...Spec.TaskTemplate, ContainerSpec },
  });
  const rollout = page.locator('[data-slot=rollout]');
  await expect(rollout).toContainText('nginx:1 → nginx:2');
  await expect(rollout).toContainText('2 at a time');
  await expect(headline).toHaveAttribute('data-kind', 'updating');
  await expect(headline).toContainText(/of 4 updated, .*2 waiting \(next in \d+ s\)/);
  await expect(rollout.locator('[data-phase=waiting]')).toHaveCount(2);
  await expect(rollout).toHaveAttribute('data-state', 'completed', { timeout: 60_000 });
  await expect(rollout.locator('[data-phase=done]')).toHaveCount(4);
  await expect(headline).toContainText('Healthy: 4 of 4 running');
});

test('the definition: no value of the environment, but one at a time, audited by name', async ({
  page,
  docker,
  swarmscope,
}) => {
  const id = await create(
    docker,
    'web',
    {},
    {
      Command: ['/bin/sh'],
      Args: ['-c', 'sleep 1000'],
      Env: ['TOKEN=hunter2', 'MODE=fast'],
      User: 'nobody',
      Mounts: [{ Type: 'volume', Source: 'data', Target: '/data', ReadOnly: true }],
      Healthcheck: { Test: ['CMD-SHELL', 'curl -f localhost'], Interval: 30_000_000_000 },
      Hosts: ['10.0.0.1 db'],
    },
  );
  await page.goto(`/services/${id}`);
  const definition = page.locator('[data-slot=definition]');
  for (const text of [
    '/bin/sh',
    "-c 'sleep 1000'",
    'volume data → /data (read-only)',
    'nobody',
    'curl -f localhost',
    'every 30 s',
    '10.0.0.1 db',
    'vip',
  ])
    await expect(definition).toContainText(text);
  expect(await page.content()).not.toContain('hunter2');
  await page.getByRole('button', { name: 'Show the value of TOKEN' }).click();
  await expect(definition.locator('[data-slot=value]')).toHaveText('hunter2');
  await page.getByRole('button', { name: 'Show the value of MODE' }).click();
  await expect(definition.locator('[data-slot=value]')).toHaveText('fast');
  await page.getByRole('button', { name: 'Hide the value of MODE' }).click();
  await expect(definition.locator('[data-slot=value]')).toHaveCount(0);
  expect(swarmscope.output()).toMatch(/"what":"environment-value","on":\{[^}]*"variable":"TOKEN"/);
  expect(swarmscope.output()).not.toContain('hunter2');
});

test('a service is created in the form, which says what is wrong beside each field', async ({
  page,
  docker,
}) => {
  await page.goto('/services');
  await page.getByRole('link', { name: 'New service' }).click();
  await field(page, 'name').fill('echo_api');
  await field(page, 'image').fill('Nginx');
  await field(page, 'replicas').fill('many');
  await group(page, 'Published ports').getByRole('button', { name: 'Add' }).click();
  await group(page, 'Published ports').getByRole('textbox', { name: 'Published' }).fill('9000');
  await page.getByRole('button', { name: 'Create service' }).click();
  await expect(page.locator('[data-slot=mistake]')).toHaveText([
    'A service has this name already',
    /^A reference such as/,
    'A whole number from 0 to 100000',
    'Another service publishes this port',
    'Required',
  ]);
  await expect(field(page, 'name')).toBeFocused();
  await expect(field(page, 'image')).toHaveValue('Nginx');

  await field(page, 'name').fill('web');
  await field(page, 'image').fill('nginx:1');
  await field(page, 'replicas').fill('2');
  await field(page, 'args').fill(`sh -c "echo 'hi'; sleep 1000"`);
  await group(page, 'Published ports').getByRole('textbox', { name: 'Published' }).fill('8080');
  await group(page, 'Published ports').getByRole('textbox', { name: 'In the container' }).fill('80');
  await group(page, 'Environment').getByRole('button', { name: 'Add' }).click();
  await group(page, 'Environment').getByRole('textbox', { name: 'Name' }).fill('TOKEN');
  await group(page, 'Environment').getByRole('textbox', { name: 'Value' }).fill('a=b c');
  await field(page, 'limitMemory').fill('256m');
  await field(page, 'delay').fill('10s');
  await expect(page.locator('[data-slot=mistake]')).toHaveCount(0);
  const command = page.locator('[data-slot=command] code');
  await expect(command).toContainText("--env 'TOKEN=a=b c'");
  await expect(command).toContainText('--limit-memory 256m');
  await page.getByRole('button', { name: 'Create service' }).click();
  await expect(page.getByRole('heading', { name: 'web' })).toBeVisible();
  const { Spec } = await raw(docker, 'web');
  expect(Spec).toMatchObject({
    Name: 'web',
    Mode: { Replicated: { Replicas: 2 } },
    UpdateConfig: { Parallelism: 1, Delay: 10_000_000_000 },
    EndpointSpec: { Ports: [{ TargetPort: 80, PublishedPort: 8080, PublishMode: 'ingress' }] },
    TaskTemplate: {
      ContainerSpec: {
        Image: expect.stringMatching(/^nginx:1@sha256:/),
        Args: ['sh', '-c', "echo 'hi'; sleep 1000"],
        Env: ['TOKEN=a=b c'],
      },
      Resources: { Limits: { MemoryBytes: 268_435_456 } },
    },
  });
});

test('rows that nobody touched are saved as they are, whatever Docker took', async ({ page, docker }) => {
  const Mounts = [
    {
      Type: 'volume',
      Source: '{{.Service.Name}}-{{.Task.Slot}}-data',
      Target: '/var/lib/db',
      VolumeOptions: { NoCopy: true },
    },
    { Type: 'bind', Source: 'C:\\data', Target: 'C:\\data' },
    { Type: 'npipe', Source: '\\\\.\\pipe\\docker_engine', Target: '\\\\.\\pipe\\docker_engine' },
  ];
  const id = await create(docker, 'web', {}, { Mounts });
  await page.goto(`/services/${id}/edit`);
  const mounts = group(page, 'Mounts');
  await expect(mounts.getByLabel('Volume', { exact: true })).toHaveValue(
    '{{.Service.Name}}-{{.Task.Slot}}-data',
  );
  await expect(mounts.getByLabel('Named pipe on the node')).toHaveValue('\\\\.\\pipe\\docker_engine');
  await mounts.getByLabel('Access').first().selectOption('ro');
  await field(page, 'delay').fill('20s');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(new RegExp(`/services/${id}$`));
  const { Spec } = await raw(docker, 'web');
  expect(Spec).toMatchObject({
    UpdateConfig: { Delay: 20_000_000_000 },
    TaskTemplate: { ContainerSpec: { Mounts: [{ ...Mounts[0], ReadOnly: true }, Mounts[1], Mounts[2]] } },
  });
});

test('two edits at once: nothing is lost, and both are shown', async ({ page, docker }) => {
  const id = await create(docker, 'web', {}, { Env: ['TOKEN=hunter2', 'OLD=1'], Labels: { kept: 'too' } });
  await page.goto(`/services/${id}/edit`);
  await expect(page.locator('[data-slot=effect]')).toHaveText('Nothing has changed yet.');
  await field(page, 'delay').fill('20s');
  await expect(page.locator('[data-slot=effect]')).toContainText('No task restarts');
  await group(page, 'Environment').getByRole('button', { name: 'Remove this row' }).last().click();
  await expect(page.locator('[data-slot=effect]')).toContainText('Every task is replaced');
  await expect(page.locator('[data-slot=command] code')).toContainText('--env-rm OLD');

  const before = await raw(docker, 'web');
  await docker.post(`/services/${id}/update?version=${before.Version.Index}`, {
    ...before.Spec,
    Mode: { Replicated: { Replicas: 6 } },
  });
  await page.getByRole('button', { name: 'Save changes' }).click();
  const conflict = page.locator('[data-slot=conflict]');
  await expect(conflict).toContainText('Someone else changed this first');
  await expect(conflict.locator('[data-field=replicas] td')).toHaveText(['6', '4']);
  await expect(field(page, 'delay')).toHaveValue('20s');

  await conflict.getByRole('button', { name: 'Continue from how it is now' }).click();
  await expect(field(page, 'replicas')).toHaveValue('6');
  await expect(field(page, 'delay')).toHaveValue('20s');
  await page.getByRole('button', { name: 'Save changes' }).click();
  // The form's heading names the service, too.
  await expect(page).toHaveURL(new RegExp(`/services/${id}$`));
  const after = await raw(docker, 'web');
  expect(after.Spec).toMatchObject({
    Mode: { Replicated: { Replicas: 6 } },
    UpdateConfig: { Delay: 20_000_000_000 },
    TaskTemplate: { ContainerSpec: { Env: ['TOKEN=hunter2'], Labels: { kept: 'too' } } },
  });
});

test('a service that goes while it is edited, and one that never was', async ({ page, docker }) => {
  const id = await create(docker, 'web');
  await page.goto(`/services/${id}/edit`);
  await expect(field(page, 'delay')).toBeVisible();
  await docker.delete(`/services/${id}`);
  await expect(page.getByRole('main')).toContainText('This service is no longer in the swarm');
});

test.describe('the registry of the settings', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const pages: Readonly<Record<string, unknown>> = {
    '/v2/_catalog': { repositories: ['example/echo', 'example/nginx-proxy'] },
    '/v2/example/echo/tags/list': { tags: ['latest', 'v2'] },
  };

  test.use({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright's way to say that it needs no other fixture
    env: async ({}, use) => {
      const registry = createServer((request, response) => {
        const path = (request.url ?? '').replace(/\?.*/, '');
        if (path.startsWith('/v2/example/nginx-proxy/')) return void response.end('<html>Welcome</html>');
        const page = path.includes('/manifests/')
          ? { config: { size: 24 }, layers: [{ size: 1_000 }] }
          : pages[path];
        response.writeHead(page ? 200 : 404, { 'Docker-Content-Digest': digest });
        response.end(JSON.stringify(page ?? {}));
      });
      await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
      const address = registry.address();
      const port = typeof address === 'object' ? address?.port : 0;
      await use({ REGISTRY: `http://127.0.0.1:${port}` });
      registry.closeAllConnections();
      registry.close();
    },
  });

  test('is shown with its tags, told in words where it makes no sense, and fills in images', async ({
    page,
  }) => {
    await page.goto('/registry');
    const repository = (name: string) => page.locator(`[data-slot=repository][data-name="${name}"]`);
    await repository('example/echo').locator('summary').click();
    const tag = repository('example/echo').locator('[data-slot=tag][data-name=v2]');
    await expect(tag).toContainText('aaaaaaaaaaaa');
    await expect(tag).toContainText('1 KiB');
    await repository('example/nginx-proxy').locator('summary').click();
    await expect(page.locator('[data-slot=registry-trouble]')).toContainText('is not a registry');

    await page.goto('/services/new');
    await expect(page.locator('datalist option').first()).toHaveAttribute('value', /example\/echo$/);
    const image = await page.locator('datalist option').first().getAttribute('value');
    await field(page, 'image').fill(image ?? '');
    await expect(page.locator(`datalist option[value="${image}:v2"]`)).toHaveCount(1);
  });
});

look('without a registry in the settings the page says how to name one', async ({ page }) => {
  await page.goto('/registry');
  const trouble = page.locator('[data-slot=registry-trouble]');
  await expect(trouble).toContainText('REGISTRY=http://registry:5000');
  await expect(trouble.getByRole('button'), 'trying again would not help').toHaveCount(0);
});
