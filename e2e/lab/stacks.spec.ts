// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { deployNow, expectCompose, fillCompose } from '../support/compose';
import { expect, test } from './fixtures';
import type { SwarmPage } from './page';

const ECHO = readFileSync(fileURLToPath(new URL('../../stack/echo.yml', import.meta.url)), 'utf8');

/** As the book's visualizer: on the manager alone, its port published there, the engine's socket mounted. */
const VISUALIZER = `version: "3.7"
services:
  app:
    image: registry:5000/example/echo:\${TAG:-latest}
    ports:
      - {target: 8080, published: 9000, mode: host}
    volumes:
      - /var/run/docker.sock:/var/run/docker.sock
      - data:/data
    deploy:
      mode: global
      placement:
        constraints: [node.role == manager]
volumes:
  data:
`;

const lines = (text: string) => text.split('\n').filter(Boolean).sort();

async function fill(view: SwarmPage, stack: string, compose: string): Promise<Page> {
  const { page } = view;
  await page.goto(new URL('/stacks/deploy', page.url()).href);
  await page.getByLabel('Name of the stack').fill(stack);
  await fillCompose(page, compose);
  return page;
}

async function deploy(view: SwarmPage, stack: string, compose: string): Promise<void> {
  const page = await fill(view, stack, compose);
  await expect(page.locator('[data-slot=plan]')).toBeVisible();
  await deployNow(page);
  await expect(page.locator('[data-slot=deployed]')).toHaveAttribute('data-ok', 'true', { timeout: 30_000 });
}

const changes = (page: Page) =>
  page
    .locator('[data-slot=planned]')
    .evaluateAll((items) =>
      items.map((item) => `${item.getAttribute('data-change')} ${item.getAttribute('data-name')}`),
    );

test('the book’s stacks are deployed from the page, and the page says what docker says of them', async ({
  view,
  swarm,
}) => {
  const page = await fill(view, 'echo', ECHO);
  await expect(page.locator('[data-slot=finding][data-kind=missing-network]')).toContainText('ch03');
  await swarm.docker('network', 'create', '--driver', 'overlay', '--attachable', 'ch03');
  await expect(page.getByText('No errors found')).toBeVisible();
  await deploy(view, 'echo', ECHO);
  await deploy(view, 'visualizer', VISUALIZER);
  await swarm.running('echo_nginx', 3);
  await swarm.running('echo_api', 3);
  await swarm.running('visualizer_app', 1);

  await page.goto(new URL('/stacks', page.url()).href);
  const stacks = lines(await swarm.docker('stack', 'ls', '--format', '{{.Name}} {{.Services}}'));
  expect(stacks).toEqual(['echo 2', 'visualizer 1']);
  const cards = page.locator('[data-slot=stack]');
  await expect(cards).toHaveCount(2);
  for (const line of stacks) {
    const [name = '', count = ''] = line.split(' ');
    await expect(page.locator(`[data-stack=${name}] [data-slot=service-row]`)).toHaveCount(Number(count));
  }

  await page.goto(new URL('/stacks/echo', page.url()).href);
  for (const line of lines(
    await swarm.docker('stack', 'services', 'echo', '--format', '{{.Name}} {{.Replicas}} {{.Image}}'),
  )) {
    const [name = '', replicas = '', image = ''] = line.split(' ');
    const row = page.locator(`[data-service=${name}]`);
    await expect(row).toContainText(replicas);
    await expect(row).toContainText(image.replace(/:latest$/, ''));
  }
  const tasks = lines(await swarm.docker('stack', 'ps', 'echo', '--format', '{{.Name}} {{.Node}}'));
  expect(tasks).toHaveLength(6);
  const main = page.getByRole('main');
  for (const line of tasks) {
    const [name = '', node = ''] = line.split(' ');
    await expect(main.getByRole('listitem').filter({ hasText: name })).toContainText(node);
  }
});

test('what is exported deploys again to no change, and restarts nothing', async ({ view, swarm }) => {
  await swarm.docker('network', 'create', '--driver', 'overlay', '--attachable', 'ch03');
  await deploy(view, 'visualizer', VISUALIZER);
  await deploy(
    view,
    'shop',
    `version: "3.7"
services:
  web:
    image: registry:5000/example/echo:latest
    entrypoint: [sh, -c]
    command: ["exec sleep 1000; echo $$HOME"]
    environment: {TOKEN: "open sesame", EMPTY: ""}
    hostname: "web-{{.Task.Slot}}"
    labels: {container: "yes"}
    stop_grace_period: 1m30s
    init: true
    healthcheck: {test: [CMD, "true"], interval: 1m, retries: 2}
    extra_hosts: ["other:10.1.2.3"]
    dns: [10.1.1.1]
    cap_add: [NET_ADMIN]
    sysctls: {net.core.somaxconn: "1024"}
    ulimits: {nofile: {soft: 1000, hard: 2000}}
    logging: {driver: json-file, options: {max-size: 1m}}
    ports: ["8080:80", {target: 81, published: 8081, mode: host, protocol: udp}]
    tmpfs: [/cache]
    volumes: [data:/data, "/tmp:/host:ro", /anonymous]
    networks: {ch03: {aliases: [front]}, back: }
    deploy:
      replicas: 2
      labels: {service: "yes"}
      update_config: {parallelism: 2, delay: 10s, failure_action: rollback, order: start-first, monitor: 3s}
      rollback_config: {parallelism: 0}
      restart_policy: {condition: on-failure, delay: 2s, max_attempts: 3, window: 1m}
      resources: {limits: {cpus: "0.5", memory: 64M}, reservations: {memory: 16M}}
      placement: {constraints: [node.role != manager], preferences: [{spread: node.labels.zone}], max_replicas_per_node: 2}
networks:
  ch03: {external: true}
  back: {driver: overlay, attachable: true, driver_opts: {encrypted: ""}}
volumes:
  data:
`
      .replace('max_replicas_per_node: 2', 'max_replicas_per_node: 3')
      .replace('"3.7"', '"3.8"'),
  );
  // Whether the machines of the lab can run all of that is not the point: what is asked of them is.
  const specs = () =>
    swarm.docker('service', 'inspect', '--format', '{{json .Spec}}', 'shop_web', 'visualizer_app');
  const before = await specs();
  const [running] = await swarm.running('visualizer_app', 1);
  const { page } = view;
  for (const stack of ['visualizer', 'shop']) {
    await page.goto(new URL(`/stacks/${stack}`, page.url()).href);
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('[data-slot=export]')).toContainText('services:');
    await expect(dialog).not.toContainText('open sesame');
    await dialog.getByRole('checkbox').check();
    if (stack === 'shop') await expect(dialog).toContainText('open sesame');
    await dialog.getByRole('link', { name: 'Edit and deploy' }).click();
    await expect(page.locator('[data-slot=plan]')).toBeVisible();
    for (const change of await changes(page)) expect(change).toMatch(/^keep /);
    await deployNow(page);
    await expect(page.locator('[data-slot=deployed]')).toHaveAttribute('data-ok', 'true', {
      timeout: 30_000,
    });
  }
  expect(await specs()).toBe(before);
  const [still] = await swarm.running('visualizer_app', 1);
  expect(still?.container).toBe(running?.container);
});

test('the preview says what the deploy then does; what fails half-way says what was done', async ({
  view,
  swarm,
}) => {
  await swarm.docker('network', 'create', '--driver', 'overlay', '--attachable', 'ch03');
  await deploy(view, 'echo', ECHO);
  await swarm.running('echo_nginx', 3);
  const api = (await swarm.running('echo_api', 3)).map(({ container }) => container).sort();

  const changed = ECHO.replace('BACKEND_HOST: echo_api:8080', 'BACKEND_HOST: other:8080');
  const page = await fill(view, 'echo', changed);
  await expect(page.locator('[data-slot=plan]')).toBeVisible();
  expect(await changes(page)).toEqual(['restart echo_nginx', 'keep echo_api']);
  await deployNow(page);
  await expect(page.locator('[data-slot=deployed]')).toHaveAttribute('data-ok', 'true', { timeout: 30_000 });
  await expect
    .poll(() => swarm.docker('service', 'inspect', '--format', '{{.UpdateStatus.State}}', 'echo_nginx'), {
      timeout: 60_000,
    })
    .toBe('completed');
  expect((await swarm.running('echo_api', 3)).map(({ container }) => container).sort()).toEqual(api);

  // A published port that another service has: Docker says so only when it is asked to write.
  await swarm.create('holder', 'sleeper', '--publish', '8088:80');
  await fill(
    view,
    'echo',
    `${ECHO}`.replace(
      '  api:\n',
      '  zz:\n    image: registry:5000/example/echo:latest\n    ports: ["8088:80"]\n\n  api:\n',
    ),
  );
  await expect(page.locator('[data-slot=planned][data-name=echo_zz]')).toHaveAttribute(
    'data-change',
    'create',
  );
  await deployNow(page);
  const deployed = page.locator('[data-slot=deployed]');
  await expect(deployed).toHaveAttribute('data-ok', 'false', { timeout: 30_000 });
  await expect(deployed).toContainText("port '8088' is already in use");
  await expect(deployed.locator('[data-state=failed]')).toContainText('echo_zz');
  await expectCompose(page, /8088:80/);
});

test('a stopped stack keeps its containers’ spec, and starts with what it had', async ({ view, swarm }) => {
  test.setTimeout(300_000);
  await swarm.docker('network', 'create', '--driver', 'overlay', '--attachable', 'ch03');
  await deploy(view, 'echo', ECHO);
  await deploy(view, 'visualizer', VISUALIZER);
  await swarm.running('echo_nginx', 3);
  await swarm.running('visualizer_app', 1);
  const template = () =>
    swarm.docker('service', 'inspect', '--format', '{{json .Spec.TaskTemplate}}', 'echo_nginx');
  const replicas = async (stack: string) =>
    lines(await swarm.docker('stack', 'services', stack, '--format', '{{.Name}} {{.Replicas}}'));
  const before = await template();
  const { page } = view;
  for (const stack of ['echo', 'visualizer']) {
    await page.goto(new URL(`/stacks/${stack}`, page.url()).href);
    await page.getByRole('button', { name: 'Stop…', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stop stack' }).click();
    await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  }
  await expect.poll(() => replicas('echo')).toEqual(['echo_api 0/0', 'echo_nginx 0/0']);
  await expect.poll(() => replicas('visualizer')).toEqual(['visualizer_app 0/0']);
  expect(await template()).toBe(before);
  for (const stack of ['echo', 'visualizer']) {
    await page.goto(new URL(`/stacks/${stack}`, page.url()).href);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Stop…', exact: true })).toBeVisible();
  }
  // Docker 20.10 was once seen to need longer than half a minute, where 17 s are usual for all of this test.
  await expect.poll(() => replicas('echo'), { timeout: 90_000 }).toEqual(['echo_api 3/3', 'echo_nginx 3/3']);
  await expect.poll(() => replicas('visualizer'), { timeout: 90_000 }).toEqual(['visualizer_app 1/1']);
  expect(await template()).toBe(before);
});
