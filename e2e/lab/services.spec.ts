import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { labImages } from './images';
import type { Swarm } from './swarm';

const open = async (page: Page, path: string) => {
  await page.goto(new URL(path, page.url()).href);
};
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const group = (page: Page, title: string) => page.getByRole('group', { name: title, exact: true });
const containers = async (swarm: Swarm, service: string, count: number) =>
  (await swarm.running(service, count)).map(({ container }) => container).sort();

interface Spec {
  readonly Mode: object;
  readonly UpdateConfig?: object;
  readonly TaskTemplate: {
    readonly ContainerSpec: { readonly Image: string; readonly Env?: readonly string[] };
    readonly Placement?: object;
    readonly ForceUpdate?: number;
  };
}
const inspect = async (swarm: Swarm, service: string): Promise<Spec> =>
  JSON.parse(await swarm.docker('service', 'inspect', '--format', '{{json .Spec}}', service));

test('the page says of a service what docker service inspect says', async ({ view, swarm }) => {
  await swarm.docker('config', 'create', '--label', 'of=test', 'motd', '/etc/hostname');
  const id = await swarm.create(
    'echo',
    'echo',
    ...['--env', 'TOKEN=hunter2', '--env', 'MODE=fast', '--user', '0:0', '--workdir', '/tmp'],
    ...['--mount', 'type=tmpfs,target=/cache', '--config', 'source=motd,target=/motd'],
    ...['--health-cmd', 'true', '--health-interval', '7s', '--restart-max-attempts', '3'],
    ...['--label', 'team=blue', '--container-label', 'tier=front', '--host', 'db:10.9.8.7'],
    ...['--placement-pref', 'spread=node.labels.zone', '--replicas-max-per-node', '2'],
    ...['--stop-grace-period', '3s', '--rollback-parallelism', '2'],
  );
  await swarm.running('echo', 1);
  await open(view.page, `/services/${id}`);
  const definition = view.page.locator('[data-slot=definition]');
  const pretty = await swarm.docker('service', 'inspect', '--pretty', 'echo');
  for (const [inPage, inTerminal] of [
    ['TOKEN', 'TOKEN=hunter2'],
    ['0:0', 'User: 0:0'],
    ['/tmp', 'Dir:\t\t/tmp'],
    ['tmpfs /cache', 'Target:\t/cache'],
    ['motd → /motd', 'motd'],
    ['every 7 s', 'Interval = 7s'],
    ['team=blue', 'team=blue'],
    ['spread=node.labels.zone', ''],
    ['10.9.8.7 db', ''],
    ['tier=front', ''],
    ['3 s', ''],
  ] as const) {
    await expect(definition).toContainText(inPage);
    if (inTerminal) expect(pretty.replace(/[ \t]+/g, ' ')).toContain(inTerminal.replace(/[ \t]+/g, ' '));
  }
  expect(await view.page.content()).not.toContain('hunter2');
  await view.page.getByRole('button', { name: 'Show the value of TOKEN' }).click();
  await expect(definition.locator('[data-slot=value]')).toHaveText('hunter2');
});

test('what is created in the page is what docker service inspect says', async ({ view, swarm }) => {
  const { page } = view;
  await swarm.docker('network', 'create', '--driver', 'overlay', 'back');
  await open(page, '/services/new');
  await field(page, 'name').fill('web');
  await field(page, 'image').fill(labImages.sleeper);
  await field(page, 'replicas').fill('2');
  await group(page, 'Published ports').getByRole('button', { name: 'Add' }).click();
  await group(page, 'Published ports').getByRole('textbox', { name: 'Published' }).fill('8123');
  await group(page, 'Published ports').getByRole('textbox', { name: 'In the container' }).fill('80');
  await group(page, 'Networks').getByRole('checkbox', { name: 'back' }).check();
  await group(page, 'Environment').getByRole('button', { name: 'Add' }).click();
  await group(page, 'Environment').getByRole('textbox', { name: 'Name' }).fill('GREETING');
  await group(page, 'Environment').getByRole('textbox', { name: 'Value' }).fill("it's me");
  await group(page, 'Mounts').getByRole('button', { name: 'Add' }).click();
  await group(page, 'Mounts').getByRole('textbox', { name: 'Volume' }).fill('data');
  await group(page, 'Mounts').getByRole('textbox', { name: 'In the container' }).fill('/data');
  await group(page, 'Placement constraints').getByRole('button', { name: 'Add' }).click();
  await group(page, 'Placement constraints').getByRole('textbox').fill('node.role==worker');
  await field(page, 'limitMemory').fill('64m');
  await field(page, 'reserveCpu').fill('0.05');
  await field(page, 'parallelism').fill('2');
  await field(page, 'delay').fill('3s');
  const command = await page.locator('[data-slot=command] code').innerText();
  await page.getByRole('button', { name: 'Create service' }).click();
  await expect(page.getByRole('heading', { name: 'web' })).toBeVisible();
  await swarm.running('web', 2);
  const made = await inspect(swarm, 'web');
  expect(made).toMatchObject({
    Mode: { Replicated: { Replicas: 2 } },
    UpdateConfig: { Parallelism: 2, Delay: 3_000_000_000 },
    TaskTemplate: {
      ContainerSpec: {
        Image: expect.stringMatching(/sleeper:latest@sha256:/),
        Env: ["GREETING=it's me"],
        Mounts: [{ Type: 'volume', Source: 'data', Target: '/data' }],
      },
      Resources: { Limits: { MemoryBytes: 67_108_864 }, Reservations: { NanoCPUs: 50_000_000 } },
      Placement: { Constraints: ['node.role==worker'] },
    },
    EndpointSpec: {
      Ports: [{ Protocol: 'tcp', TargetPort: 80, PublishedPort: 8123, PublishMode: 'ingress' }],
    },
  });

  await test.step('the command that was shown, pasted, makes the same', async () => {
    await swarm.docker('service', 'rm', 'web');
    const words = command.replaceAll("'GREETING=it'\\''s me'", '"GREETING=it\'s me"').replaceAll('\\\n', ' ');
    const args = [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    await swarm.docker(...args.slice(1, 3), '--detach', ...args.slice(3));
    await swarm.running('web', 2);
    const { UpdateConfig: mine, TaskTemplate: template } = await inspect(swarm, 'web');
    expect(mine).toMatchObject({ Parallelism: 2, Delay: 3_000_000_000 });
    expect(template.ContainerSpec.Image).toBe(made.TaskTemplate.ContainerSpec.Image);
    expect(template.ContainerSpec.Env).toEqual(made.TaskTemplate.ContainerSpec.Env);
    expect(template.Placement).toEqual(made.TaskTemplate.Placement);
  });
});

test('editing only the update settings restarts nothing; editing the environment does', async ({
  view,
  swarm,
}) => {
  const { page } = view;
  const id = await swarm.create(
    'web',
    'sleeper',
    '--replicas',
    '2',
    '--env',
    'TOKEN=hunter2',
    '--env',
    'A=1',
  );
  const before = await containers(swarm, 'web', 2);
  const spec = await inspect(swarm, 'web');
  await open(page, `/services/${id}/edit`);
  await field(page, 'delay').fill('2s');
  await expect(page.locator('[data-slot=effect]')).toContainText('No task restarts');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('heading', { name: 'web' })).toBeVisible();
  await expect
    .poll(async () => (await inspect(swarm, 'web')).UpdateConfig)
    .toMatchObject({ Delay: 2_000_000_000 });
  expect((await inspect(swarm, 'web')).TaskTemplate).toEqual(spec.TaskTemplate);
  expect(await containers(swarm, 'web', 2)).toEqual(before);

  await open(page, `/services/${id}/edit`);
  const row = group(page, 'Environment').locator('[data-slot=form-row]').nth(1);
  await row.getByRole('button', { name: 'Replace' }).click();
  await row.getByRole('textbox', { name: 'Value' }).fill('2');
  await expect(page.locator('[data-slot=effect]')).toContainText('Every task is replaced');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect
    .poll(async () => (await inspect(swarm, 'web')).TaskTemplate.ContainerSpec.Env)
    .toEqual(['TOKEN=hunter2', 'A=2']);
  await expect
    .poll(async () => (await containers(swarm, 'web', 2)).filter((one) => before.includes(one)), {
      timeout: 60_000,
    })
    .toEqual([]);
});

test('restart replaces every container, slot by slot; an image that is not there pauses, and is rolled back', async ({
  view,
  swarm,
}) => {
  test.setTimeout(240_000);
  const { page } = view;
  const id = await swarm.create(
    'web',
    'sleeper',
    '--replicas',
    '3',
    '--update-delay',
    '8s',
    '--update-monitor',
    '1s',
  );
  const before = await containers(swarm, 'web', 3);
  await open(page, `/services/${id}`);
  await page.getByRole('button', { name: 'Actions for web' }).click();
  await page.getByRole('menuitem', { name: 'Restart…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restart' }).click();
  const rollout = page.locator('[data-slot=rollout]');
  await expect(rollout).toContainText('same image, other settings');
  await expect(page.locator('[data-slot=service-state]')).toContainText(/next in \d s/);
  await expect(rollout).toHaveAttribute('data-state', 'completed', { timeout: 90_000 });
  await expect(rollout.locator('[data-phase=done]')).toHaveCount(3);
  const after = await containers(swarm, 'web', 3);
  expect(after.filter((one) => before.includes(one))).toEqual([]);
  expect((await inspect(swarm, 'web')).TaskTemplate.ForceUpdate).toBe(1);

  await page.getByRole('button', { name: 'Update image' }).click();
  const image = page.getByLabel('New image');
  await image.fill('registry:5000/example/nothing:1');
  await image.press('Enter');
  await expect(rollout).toHaveAttribute('data-state', 'paused', { timeout: 60_000 });
  await expect(page.locator('[data-slot=service-state]')).toContainText(
    'registry:5000/example/nothing:1 does not exist',
  );
  await expect(rollout.locator('[data-phase=waiting]')).toHaveCount(2);
  const state = await swarm.docker('service', 'inspect', '--format', '{{.UpdateStatus.State}}', 'web');
  expect(state).toBe('paused');

  await page.getByRole('button', { name: 'Roll back…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Roll back' }).click();
  // A retry of the missing image may have no node yet: it never ends, and Swarm waits a minute for it.
  await expect(rollout).toHaveAttribute('data-state', 'rollback_completed', { timeout: 90_000 });
  await swarm.running('web', 3);
  expect((await inspect(swarm, 'web')).TaskTemplate.ContainerSpec.Image).toMatch(/sleeper:latest@sha256:/);
});
