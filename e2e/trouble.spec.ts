import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { startDemo } from '@/lib/demo/start-demo';
import { nodeRecord, serviceRecord, taskRecord } from '@/lib/docker/made-up-records.testing';
import { type Answer, cut, hang, json, ping, raw, says } from '@/lib/docker/stand-in.testing';
import { followLoading } from './support/follow-loading';
import { withholdLaterScripts } from './support/later-scripts';
import { test } from './support/stand-in-test';
import { type RunningSwarmscope, startSwarmscope } from './support/start-swarmscope';
import { expect } from './support/test';

const summary = (page: Page) => page.locator('[data-testid=swarm-summary]');
const problem = (page: Page) => page.locator('[data-slot=problem]');
const banner = (page: Page) => page.getByTestId('feed-banner');
const tile = (page: Page) => page.locator('[data-task-id]');

const NOT_A_MANAGER = 'This node is not a swarm manager.';
const SCREENS: readonly [kind: string, answer: Answer, says: RegExp][] = [
  ['no-swarm', says(503, `${NOT_A_MANAGER} Use "docker swarm init" or …`), /docker swarm init/],
  ['worker', says(503, `${NOT_A_MANAGER} Worker nodes can't be used to view …`), /node\.role == manager/],
  [
    'locked',
    says(503, 'Swarm is encrypted and needs to be unlocked before it can be used.'),
    /docker swarm unlock/,
  ],
  [
    'no-leader',
    says(500, 'rpc error: code = Unknown desc = The swarm does not have a leader.'),
    /no leader/i,
  ],
  ['proxy-forbidden', raw(403, 'text/html', '<h1>403 Forbidden</h1>'), /403 Forbidden/],
  ['proxy-down', raw(503, 'text/html', '<h1>503 Service Unavailable</h1>'), /503 Service Unavailable/],
  ['garbage', raw(200, 'text/html', '<script>alert(1)</script>'), /What answers is not Docker/],
  ['garbage', cut, /the answer was cut off/],
];

for (const [kind, answer, words] of SCREENS)
  test(`no picture yet, ${kind}: ${words.source}`, async ({ page, standIn, open }) => {
    standIn.on('/nodes', answer);
    standIn.on('/tasks', answer);
    standIn.on('/services', answer);
    await open();
    await expect(problem(page)).toHaveAttribute('data-problem', kind);
    await expect(problem(page)).toContainText(words);
    await expect(page.getByText('DEMO', { exact: true })).toHaveCount(0);
    standIn.on('/nodes', null);
    standIn.on('/tasks', null);
    standIn.on('/services', null);
    await expect(summary(page), 'it tries again by itself').toHaveAttribute('data-live', 'true', {
      timeout: 30_000,
    });
  });

test('until Docker has answered, the page says what it waits for', async ({ page, standIn, open }) => {
  standIn.on('/tasks', hang);
  await open();
  await expect(page.locator('.empty-grid')).toContainText('Waiting for the first picture');
});

test('an engine that is too old says so', async ({ page, standIn, open }) => {
  standIn.on('/_ping', ping('1.40'));
  await open();
  await expect(problem(page)).toHaveAttribute('data-problem', 'too-old');
});

test('a daemon that goes away leaves the last picture, frozen, and comes back by itself', async ({
  page,
  standIn,
  open,
}) => {
  await open();
  await expect(summary(page)).toHaveAttribute('data-live', 'true');
  await expect(tile(page)).toHaveCount(1);
  await standIn.stop();
  await expect(summary(page)).toHaveAttribute('data-live', 'false', { timeout: 15_000 });
  await expect(banner(page)).toContainText(/as of|since/i);
  await expect(tile(page), 'the picture stays').toHaveCount(1);
  await expect(problem(page)).toHaveCount(0);
  await standIn.start();
  await expect(summary(page)).toHaveAttribute('data-live', 'true', { timeout: 30_000 });
  await expect(banner(page)).toHaveCount(0);
});

for (const [kind, answer, said, command] of [
  [
    'locked',
    says(503, 'Swarm is encrypted and needs to be unlocked before it can be used.'),
    'The swarm is locked.',
    'docker swarm unlock',
  ],
  [
    'worker',
    says(503, `${NOT_A_MANAGER} Worker nodes can't be used to view …`),
    'This node is a worker.',
    'constraints: [node.role == manager]',
  ],
  [
    'no-swarm',
    says(503, `${NOT_A_MANAGER} Use "docker swarm init" or …`),
    'This Docker is not in a swarm.',
    'docker swarm init',
  ],
] as const)
  test(`a picture, then ${kind}: the banner says what Docker answers, and what to do`, async ({
    page,
    standIn,
    open,
  }) => {
    await open();
    await expect(summary(page)).toHaveAttribute('data-live', 'true');
    for (const path of ['/nodes', '/tasks', '/services', '/networks']) standIn.on(path, answer);
    await expect(banner(page)).toContainText(said, { timeout: 15_000 });
    await expect(banner(page)).toContainText('This is the swarm as of');
    await expect(banner(page)).not.toContainText('does not answer');
    await expect(banner(page).getByText(command).first()).toBeVisible();
    await expect(tile(page), 'the picture stays').toHaveCount(1);
  });

test('a node that is disconnected is not called down; one that is drained and down needs nobody', async ({
  page,
  standIn,
  open,
}) => {
  const node = (n: number, State: string, Spec: object) => {
    const { ManagerStatus: _, ...record } = nodeRecord();
    const Description = { ...record.Description, Hostname: `worker0${n}` };
    return {
      ...record,
      ID: `${n}`.padStart(25, '0'),
      Description,
      Spec: { ...record.Spec, Role: 'worker', ...Spec },
      Status: { State },
    };
  };
  standIn.on(
    '/nodes',
    json([
      nodeRecord(),
      node(1, 'disconnected', { Availability: 'active' }),
      node(2, 'down', { Availability: 'active' }),
      node(3, 'down', { Availability: 'drain' }),
    ]),
  );
  await open();
  const attention = page.locator('.dock [data-kind=attention]');
  await expect(attention).toContainText('worker01 is disconnected');
  await expect(attention).toContainText('worker02 is down');
  await expect(attention).not.toContainText('worker03');
  await expect(page.locator('[data-node-id]').filter({ hasText: 'worker03' })).toHaveAttribute(
    'data-state',
    'down',
  );
});

test('a daemon that hangs is not shown as live', async ({ page, standIn, open }) => {
  await open();
  await expect(summary(page)).toHaveAttribute('data-live', 'true');
  standIn.onAll(hang);
  await expect(summary(page)).toHaveAttribute('data-live', 'false', { timeout: 30_000 });
  standIn.onAll(null);
  await expect(summary(page)).toHaveAttribute('data-live', 'true', { timeout: 40_000 });
});

test('names and errors are text, whatever they hold', async ({ page, standIn, open }) => {
  const evil = `<img src=x onerror="document.title='owned'">"'&\u202Egnp.exe 𠮷🐳`;
  const node = nodeRecord();
  const service = serviceRecord();
  const task = taskRecord();
  standIn.on(
    '/nodes',
    json([
      {
        ...node,
        Description: { ...node.Description, Hostname: evil },
        Spec: { ...node.Spec, Labels: { [evil]: evil } },
      },
    ]),
  );
  standIn.on('/services', json([{ ...service, Spec: { ...service.Spec, Name: evil } }]));
  standIn.on('/tasks', json([{ ...task, Status: { ...task.Status, State: 'failed', Err: evil } }]));
  const { url } = await open();
  await expect(page.locator('[data-node-id]')).toContainText('<img src=x');
  await expect(tile(page)).toHaveAttribute('data-service', evil);
  for (const path of ['/?view=table', '/services', '/stacks', `/tasks/${task.ID}`]) {
    await page.goto(url + path);
    await expect(page.getByText('<img src=x').filter({ visible: true }).first()).toBeVisible();
  }
  expect(await page.locator('img[src=x]').count()).toBe(0);
  expect(await page.title()).not.toBe('owned');
});

test('records that cannot be read are skipped, counted and said; the rest is shown', async ({
  page,
  standIn,
  open,
}) => {
  standIn.on('/tasks', json([taskRecord(), { ID: 7 }, null, 'nonsense']));
  await open();
  await expect(tile(page)).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: /3/ })).toBeVisible();
});

test('tasks without container, node, slot or service, and a node without a hostname', async ({
  page,
  standIn,
  open,
}) => {
  const node = nodeRecord();
  const { ServiceID: _, Slot: __, NodeID: ___, ...bare } = taskRecord();
  const id = (n: number) => String(n).padStart(25, '0');
  const { ContainerStatus: ____, ...status } = bare.Status;
  standIn.on('/nodes', json([{ ...node, Description: {} }]));
  standIn.on(
    '/tasks',
    json([
      { ...bare, ID: id(1), NodeID: node.ID, Status: status },
      {
        ...taskRecord(),
        ID: id(2),
        NodeID: undefined,
        DesiredState: 'running',
        Status: { ...status, State: 'pending' },
      },
      { ...taskRecord(), ID: id(3), Slot: undefined, Status: status },
    ]),
  );
  await open();
  await expect(tile(page)).toHaveCount(3);
  await expect(page.locator('[data-node-id]')).toContainText(node.ID.slice(0, 12));
});

test('without a socket it waits for one, and never shows the demo', async ({ page, folder }) => {
  const socketPath = join(folder, 'docker.sock');
  const server: RunningSwarmscope = await startSwarmscope({ env: { DOCKER_HOST: `unix://${socketPath}` } });
  try {
    await page.goto(server.url);
    await expect(problem(page)).toHaveAttribute('data-problem', 'no-socket');
    const demo = await startDemo({ socketPath, calm: true });
    await expect(summary(page)).toHaveAttribute('data-nodes', '4', { timeout: 30_000 });
    await expect(summary(page)).toHaveAttribute('data-live', 'true');
    await demo.close();
    await expect(summary(page)).toHaveAttribute('data-live', 'false', { timeout: 15_000 });
    await expect(summary(page)).toHaveAttribute('data-nodes', '4');
    await page.goto('about:blank'); // it may still be loading its later parts
  } finally {
    await server.stop();
  }
});

test.describe('the server goes away', () => {
  // The browser says so of each try.
  test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|WebSocket connection/] });

  test('the page says reconnecting, then how old the picture is, and comes back without a reload', async ({
    page,
    standIn,
  }) => {
    const env = { DOCKER_HOST: `unix://${standIn.socketPath}` };
    const first = await startSwarmscope({ env });
    const port = Number(new URL(first.url).port);
    const allLoaded = followLoading(page);
    await page.goto(first.url);
    await expect(summary(page)).toHaveAttribute('data-live', 'true');
    await allLoaded();
    await page.evaluate(() => Object.assign(window, { untouched: true }));
    await first.stop();
    await expect(banner(page)).toBeVisible();
    await expect(summary(page)).toHaveAttribute('data-live', 'false');
    await expect(banner(page)).toContainText(/as of|\d\d:\d\d/i, { timeout: 20_000 });
    await expect(tile(page)).toHaveCount(1);
    const second = await startSwarmscope({ env, port });
    await expect(summary(page)).toHaveAttribute('data-live', 'true', { timeout: 30_000 });
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
    await second.stop();
  });

  test('a page that could load nothing but its first scripts tells of all that just as well', async ({
    page,
    standIn,
  }) => {
    const server = await startSwarmscope({ env: { DOCKER_HOST: `unix://${standIn.socketPath}` } });
    await withholdLaterScripts(page, server.url);
    const allLoaded = followLoading(page);
    await page.goto(server.url);
    await expect(summary(page)).toHaveAttribute('data-live', 'true');
    await allLoaded();
    await standIn.stop();
    await expect(banner(page)).toContainText(/as of/i, { timeout: 15_000 });
    await server.stop();
    await expect(banner(page)).toContainText('Reconnecting to Swarmscope’s server…');
    await expect(banner(page)).toContainText('Connection lost.', { timeout: 20_000 });
    await expect(tile(page), 'the picture stays').toHaveCount(1);
    await expect(page.locator('[data-slot=broken]')).toHaveCount(0);
  });
});
