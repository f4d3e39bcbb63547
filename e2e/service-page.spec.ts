import type { Page } from 'playwright/test';
import type { DockerApi } from './support/docker-api';
import { passesAxe } from './support/passes-axe';
import { expect, look, test } from './support/test';

const headline = (page: Page) => page.locator('[data-slot=service-state]');
const idOf = async (docker: DockerApi, name: string) =>
  (await docker.get<{ readonly ID: string }>(`/services/${name}`)).ID;

interface Raw<Spec> {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: Spec;
}

interface RawSpec {
  readonly TaskTemplate: { readonly ContainerSpec: object };
}

/** Changes a service's spec, and what its containers are. */
async function update(docker: DockerApi, name: string, over: object, container: object = {}) {
  const { ID, Version, Spec } = await docker.get<Raw<RawSpec>>(`/services/${name}`);
  const ContainerSpec = { ...Spec.TaskTemplate.ContainerSpec, ...container };
  await docker.post(`/services/${ID}/update?version=${Version.Index}`, {
    ...Spec,
    TaskTemplate: { ...Spec.TaskTemplate, ContainerSpec },
    ...over,
  });
}

async function create(docker: DockerApi, name: string, over: object = {}, placement: object = {}) {
  const { ID } = await docker.post<{ ID: string }>('/services/create', {
    Name: name,
    TaskTemplate: { ContainerSpec: { Image: 'example/shop:1.0' }, Placement: placement },
    Mode: { Replicated: { Replicas: 3 } },
    ...over,
  });
  return ID;
}

for (const theme of ['light', 'dark', 'projector'])
  look(
    `a service at rest: where it stands, how it is, where its tasks are: ${theme}`,
    async ({ page, context, docker, swarmscope }) => {
      await context.addCookies([{ name: 'theme', value: theme, url: swarmscope.url }]);
      await page.goto(`/services/${await idOf(docker, 'echo_nginx')}`);
      const trail = page.getByRole('navigation', { name: 'You are here' });
      await expect(trail.getByRole('link')).toHaveText(['Services', 'echo']);
      await expect(trail.locator('[aria-current=page]')).toHaveText('nginx');
      await expect(headline(page)).toContainText('Healthy: 3 of 3 running');
      await expect(headline(page).getByRole('spinbutton')).toHaveValue('3');
      await expect(page.locator('[data-slot=place]')).toHaveCount(3);
      await expect(page.locator('[data-slot=placed-task][data-state=running]')).toHaveCount(3);
      const moment = page.getByRole('slider', { name: 'Moment in this time' });
      await expect(moment).toHaveAttribute('aria-valuetext', /: 3 of 3 running$/);
      await expect(page.locator('[data-slot=revision]').first()).toContainText('nginx-proxy:latest');
      await expect(page.locator('[data-slot=facts-runs]')).toContainText('gihyodocker/nginx-proxy:latest');
      await expect(page.locator('[data-slot=facts-reached]')).toContainText(/ch03\d+\.\d+\.\d+\.\d+ · nginx/);
      await expect(page.locator('[data-slot=facts-rules]')).toContainText('old before new');
      const unset = page.locator('[data-slot=unset]');
      await expect(unset).toContainText(/\d+ unset/);
      await unset.locator('summary').click();
      await expect(unset).toContainText('Mounts');
      await passesAxe(page);
    },
  );

test('what the server has not seen is not drawn, and a moment says its numbers', async ({ page, docker }) => {
  const id = await create(docker, 'shop');
  await page.goto(`/services/${id}`);
  await expect(headline(page)).toHaveAttribute('data-running', '3');
  await update(docker, 'shop', { Mode: { Replicated: { Replicas: 4 } } });
  await expect(headline(page)).toContainText('Healthy: 4 of 4 running');
  await expect(page.locator('[data-slot=history-mark]').first()).toBeVisible();
  await expect(page.locator('[data-slot=revision]').first()).toContainText('scaled from 3 to 4');
  const chart = page.locator('[data-slot=history-chart]');
  const unknown = page.locator('[data-slot=unknown-time]');
  await expect(unknown).toContainText(/watching since \d\d:\d\d/);
  const [all, before] = [await chart.boundingBox(), await unknown.boundingBox()];
  expect(before?.width).toBeGreaterThan(0);
  expect(before?.width).toBeLessThan(all?.width ?? 0);
  const told = page.locator('[data-slot=history-told]');
  await expect(told).toHaveText('now: 4 of 4 running');
  await page.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await expect(told).toHaveText(/^\d\d:\d\d: not known$/);
  await page.keyboard.press('End');
  await expect(told).toHaveText(/^\d\d:\d\d: 4 of 4 running$/);
});

test('an update that was rolled back: why, with the logs of that moment, and in the chart', async ({
  page,
  docker,
}) => {
  const id = await create(docker, 'shop', {
    UpdateConfig: { Parallelism: 1, FailureAction: 'rollback', Monitor: 3_000_000_000 },
    RollbackConfig: { Parallelism: 1, Monitor: 1_000_000_000 },
  });
  await page.goto(`/services/${id}`);
  await expect(headline(page)).toContainText('Healthy: 3 of 3 running');
  await update(docker, 'shop', {}, { Image: 'example/shop:1.1-rc1', Args: ['sh', '-c', 'sleep 1; exit 1'] });
  await expect(page.locator('[data-slot=rollout-slot]', { hasText: '1.1-rc1' }).first()).toBeVisible();
  await expect(headline(page)).toHaveAttribute('data-kind', 'rolled-back', { timeout: 60_000 });
  await expect(page.locator('[data-slot=state-text]')).toHaveText(
    /^Rolled back \d+\s(?:s|min) ago: 1\.1-rc1 exited with 1(?:, (?:twice|\d+ times))?$/,
  );
  await expect(headline(page)).toContainText('task: non-zero exit (1)');
  await expect(headline(page).getByRole('link')).toHaveAttribute(
    'href',
    new RegExp(`/logs\\?service=${id}&at=\\d+`),
  );
  await expect(page.locator('[data-slot=revision]').first()).toContainText('image changed, was shop:1.1-rc1');
  await expect(page.locator('[data-slot=history-mark][data-sort=failure]').first()).toHaveAttribute(
    'href',
    /\/logs\?task=\w+&at=\d+/,
  );
  await passesAxe(page);
});

/** Ends soon after its start, and Swarm makes no other. */
const ends = (code: number, over: object = {}) => ({
  TaskTemplate: {
    ContainerSpec: { Image: 'example/shop:1.1', Args: ['sh', '-c', `exit ${code}`] },
    RestartPolicy: { Condition: 'none' },
    ...over,
  },
});

test('what Swarm has given up on is told, with why: some, all, and on every node', async ({
  page,
  docker,
}) => {
  const all = await create(docker, 'gone', ends(3));
  await page.goto(`/services/${all}`);
  await expect(headline(page)).toContainText('None of 3 running: 1.1 exited with 3, 3 times');
  await expect(headline(page)).toContainText('task: non-zero exit (3)');
  await expect(page.locator('[data-slot=placed-task][data-state=failed]')).toHaveCount(3);
  await passesAxe(page);

  // Without an error, where it was made to run on; the attempts are used up.
  const policy = { RestartPolicy: { Condition: 'any', MaxAttempts: 1, Delay: 100_000_000 } };
  const well = await create(docker, 'well', { ...ends(0, policy), Mode: { Replicated: { Replicas: 1 } } });
  await page.goto(`/services/${well}`);
  await expect(headline(page)).toContainText('None of 1 running: 1.1 exited with 0, twice');

  const agent = await create(docker, 'agent', { ...ends(1), Mode: { Global: {} } });
  await page.goto(`/services/${agent}`);
  await expect(headline(page)).toContainText('None of 4 running: 1.1 exited with 1, 4 times');
  const node = await docker.get<Raw<object>>('/nodes/worker03');
  await docker.post(`/nodes/${node.ID}/update?version=${node.Version.Index}`, {
    ...node.Spec,
    Availability: 'drain',
  });
  await expect(headline(page), 'a drained node is not missed').toContainText('None of 3 running');
  await page.goto('/services');
  const row = page.locator('[data-slot=service-row][data-service=agent] [data-slot=replicas]');
  await expect(row).toHaveAttribute('data-desired', '3');
});

test('what holds back a global service, a job and an update is named', async ({ page, docker }) => {
  const port = { EndpointSpec: { Ports: [{ PublishMode: 'host', PublishedPort: 8081, TargetPort: 80 }] } };
  const one = { ...port, Mode: { Replicated: { Replicas: 1 } } };
  const proxy = await create(docker, 'proxy', one, { Constraints: ['node.hostname==worker01'] });
  await page.goto(`/services/${proxy}`);
  await expect(headline(page)).toContainText('Healthy: 1 of 1 running');
  const agent = await create(docker, 'agent', { ...port, Mode: { Global: {} } });
  await page.goto(`/services/${agent}`);
  await expect(headline(page)).toContainText('Only 3 of 4 running: 1 task waits for its node');
  await expect(headline(page)).toContainText('Needs port 8081->80/tcp of its node, and proxy has it');

  const gpu = { Constraints: ['node.labels.gpu==yes'] };
  const lacks = 'Needs node.labels.gpu==yes. No node has it.';
  const job = { Mode: { ReplicatedJob: { MaxConcurrent: 2, TotalCompletions: 2 } } };
  const train = await create(docker, 'train', job, gpu);
  await page.goto(`/services/${train}`);
  await expect(headline(page)).toContainText('Waiting with 0 of 2 completed: 2 tasks wait for a node');
  await expect(headline(page)).toContainText(lacks);
  await passesAxe(page);

  const tries = { RestartPolicy: { Condition: 'on-failure', MaxAttempts: 1, Delay: 100_000_000 } };
  const once = { Mode: { ReplicatedJob: { MaxConcurrent: 1, TotalCompletions: 2 } } };
  const sum = await create(docker, 'sum', { ...ends(1, tries), ...once });
  await page.goto(`/services/${sum}`);
  await expect(headline(page)).toContainText('Stopped with 0 of 2 completed: 1.1 exited with 1, twice');

  const nowhere = await create(docker, 'scan', { Mode: { GlobalJob: {} } }, gpu);
  await page.goto(`/services/${nowhere}`);
  await expect(headline(page)).toContainText('Runs nowhere: no node qualifies');

  const shop = await create(docker, 'shop');
  await page.goto(`/services/${shop}`);
  await expect(headline(page)).toContainText('Healthy: 3 of 3 running');
  const ContainerSpec = { Image: 'example/shop:1.1' };
  await update(docker, 'shop', { TaskTemplate: { ContainerSpec, Placement: gpu } });
  await expect(headline(page)).toContainText('0 of 3 updated, 1 being replaced, 2 waiting');
  await expect(headline(page)).toContainText(lacks);
});

test('tasks that no node takes, and a service that goes while its page is open', async ({ page, docker }) => {
  const id = await create(docker, 'train', {}, { Constraints: ['node.labels.gpu==yes'] });
  await page.goto(`/services/${id}`);
  await expect(headline(page)).toContainText('None of 3 running: 3 tasks wait for a node');
  await expect(headline(page)).toContainText('Needs node.labels.gpu==yes. No node has it.');
  await expect(page.locator('[data-slot=place]')).toContainText('no node yet');
  await passesAxe(page);
  await docker.delete('/services/train');
  await expect(page.getByRole('main')).toContainText('This service is no longer in the swarm');
});
