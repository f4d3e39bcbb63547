import type { Page } from 'playwright/test';
import { networkRecord, nodeRecord, serviceRecord, taskRecord } from '@/lib/docker/made-up-records.testing';
import { json, type StandIn } from '@/lib/docker/stand-in.testing';
import { test } from './support/stand-in-test';
import { expect } from './support/test';

// Many pages in one test, on a machine that may be busy.
test.describe.configure({ timeout: 180_000 });

const GONE = 'x7ugqpr43skyn8nsctrazkhxc';
const SHORT = GONE.slice(0, 12);

const summary = (page: Page) => page.getByTestId('swarm-summary');
const removed = (page: Page) => page.locator('[data-removed-nodes]');

const idOf = (n: number) => `task${n}`.padEnd(25, '0');
function aTask(n: number, over: object, status: object = {}) {
  const record = taskRecord();
  const running = { State: 'running', Err: '', ...status };
  return {
    ...record,
    DesiredState: 'running',
    Slot: n,
    ...over,
    ID: idOf(n),
    Status: { ...record.Status, ...running },
  };
}

/** One task runs; of a removed node one was running, one failed, one is done, and one was only meant to end. */
function withRemovedNode(standIn: StandIn): void {
  standIn.on('/tasks', (request, response, url) => {
    const isProbe = url.searchParams.get('filters')?.includes('"none"');
    const tasks = [
      aTask(1, {}),
      aTask(2, { NodeID: GONE }),
      aTask(3, { NodeID: GONE, DesiredState: 'shutdown' }, { State: 'failed' }),
      aTask(4, { NodeID: GONE, DesiredState: 'shutdown' }, { State: 'complete' }),
      aTask(5, { NodeID: GONE, DesiredState: 'shutdown' }),
      aTask(6, { NodeID: GONE, DesiredState: 'shutdown' }, { State: 'orphaned' }),
    ];
    json(isProbe ? [] : tasks)(request, response, url);
  });
}

test('what is counted is drawn at every level, of removed nodes too', async ({ page, standIn, open }) => {
  withRemovedNode(standIn);
  const { url } = await open();
  await expect(summary(page)).toHaveAttribute('data-tasks', '4');
  await expect(summary(page)).toHaveAttribute('data-nodes', '1');
  for (const view of ['tiles', 'chips']) {
    await page.goto(`${url}/?view=${view}`);
    await expect(page.locator('.grid-area [data-task-id]')).toHaveCount(4);
    await expect(removed(page).locator('[data-task-id]')).toHaveCount(3);
    await expect(removed(page)).toContainText('Removed nodes');
    await expect(removed(page)).toHaveAccessibleName('Removed nodes, 3 tasks');
    await expect(page.locator('[data-node-id]')).toHaveCount(1);
  }
  for (const view of ['squares', 'bars']) {
    await page.goto(`${url}/?view=${view}`);
    await expect(page.locator('canvas')).toHaveAttribute('data-drawn', '4');
    await expect(removed(page)).toHaveAccessibleName('Removed nodes, 3 tasks');
    await removed(page).click({ position: { x: 3, y: 3 } });
    await expect(page.locator('.lens [data-task-id]')).toHaveCount(3);
    await expect(page.locator('.lens')).not.toContainText('Open this node');
  }
  for (const group of ['role', 'stack', 'label:zone']) {
    await page.goto(`${url}/?view=tiles&group=${group}`);
    await expect(page.locator('.grid-area [data-task-id]')).toHaveCount(4);
  }
  await page.goto(`${url}/?view=table`);
  await expect(page.locator('.task-table [data-task-id]')).toHaveCount(4);
  await expect(page.locator('.task-table')).toContainText(`${SHORT} (removed)`);
});

test('the filter and the service’s page find a removed node by its id', async ({ page, standIn, open }) => {
  withRemovedNode(standIn);
  const { url } = await open();
  for (const query of [`node:${SHORT}`, GONE]) {
    await page.goto(`${url}/?view=tiles&q=${query}`);
    await expect(summary(page)).toHaveAttribute('data-tasks', '3');
    await expect(page.locator('.grid-area [data-task-id]')).toHaveCount(3);
  }
  await page.goto(`${url}/?view=tiles&q=node:manager`);
  await expect(summary(page)).toHaveAttribute('data-tasks', '1');
  await expect(removed(page)).toHaveCount(0);
  await page.goto(`${url}/services/${serviceRecord().ID}`);
  await expect(page.locator('[data-slot=placed-task]')).toHaveCount(4);
  const gone = page.locator('[data-slot=place]').filter({ hasText: `${SHORT} (removed)` });
  await expect(gone.locator('[data-slot=placed-task]')).toHaveCount(3);
  await page.goto(`${url}/tasks/${idOf(2)}`);
  await expect(page.locator('[data-slot=facts]').first()).toContainText(`${SHORT} gone from the swarm`);
});

test('the keyboard goes to what is left of removed nodes, too', async ({ page, standIn, open }) => {
  withRemovedNode(standIn);
  const { url } = await open();
  await page.goto(`${url}/?view=tiles`);
  await expect(page.locator('[data-node-id][tabindex="0"]')).toHaveCount(1);
  await page.locator('[data-node-id]').focus();
  await page.keyboard.press('End');
  await expect(removed(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(removed(page).locator('[data-task-id]').first()).toBeFocused();
});

/** Two workers of one hostname: one that left, and joined again. */
function withTwins(standIn: StandIn): void {
  const record = nodeRecord();
  const worker = {
    ...record,
    Spec: { ...record.Spec, Role: 'worker', Availability: 'active' },
    ManagerStatus: undefined,
  };
  const twins = [GONE, 'dcleaumzh5g01yls3w0yp92jx'].map((ID) => ({
    ...worker,
    ID,
    Description: { ...record.Description, Hostname: 'worker01' },
  }));
  standIn.on('/nodes', json([record, ...twins]));
}

const PASSWORD = 'correct horse';
async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  const form = page.getByRole('main');
  await form.getByLabel('Password').fill(PASSWORD);
  await form.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Signed in' })).toBeVisible();
}

test.describe('where one may act', () => {
  test.use({ env: { ADMIN_PASSWORD: PASSWORD } });

  test('a disconnected node can be removed: its containers may run on', async ({ page, standIn, open }) => {
    const record = nodeRecord();
    const { ManagerStatus: _, ...worker } = { ...record, Spec: { ...record.Spec, Role: 'worker' } };
    const lost = { ...worker, ID: GONE, Status: { ...record.Status, State: 'disconnected' } };
    standIn.on(
      '/nodes',
      json([record, { ...lost, Description: { ...record.Description, Hostname: 'worker01' } }]),
    );
    const { url } = await open();
    await signIn(page, url);
    await page.goto(`${url}/nodes`);
    await expect(page.getByRole('button', { name: 'Signed in' })).toBeVisible();
    await page.locator('[data-node=worker01]').getByRole('button', { name: 'Actions for worker01' }).click();
    await page.getByRole('menuitem', { name: 'Remove from the swarm' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toContainText(
      '(disconnected), and Docker removes it all the same. Its containers may run on',
    );
    await expect(dialog).not.toContainText('Docker refuses');
  });

  test('the dialog and the command name one of two nodes of one hostname', async ({
    page,
    standIn,
    open,
  }) => {
    withTwins(standIn);
    const { url } = await open();
    await signIn(page, url);
    const first = `worker01 (${SHORT})`;
    await page.goto(`${url}/nodes`);
    await expect(page.getByRole('button', { name: 'Signed in' })).toBeVisible();
    await page.getByRole('button', { name: `Actions for ${first}` }).click();
    await page.getByRole('menuitem', { name: 'Drain' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toContainText(`Drain ${first}?`);
    await expect(dialog).toContainText(`node update --availability drain ${GONE}`);
  });
});

test('two nodes of one hostname are told apart wherever they are named', async ({ page, standIn, open }) => {
  withTwins(standIn);
  standIn.on('/tasks', json([aTask(1, { NodeID: GONE })]));
  const { url } = await open();
  const [first, second] = [`worker01 (${SHORT})`, 'worker01 (dcleaumzh5g0)'];
  for (const view of ['tiles', 'chips', 'squares']) {
    await page.goto(`${url}/?view=${view}`);
    await expect(page.locator(`[data-node-id="${GONE}"]`)).toHaveAccessibleName(/^worker01 \(x7ugqpr43sky\)/);
    const id = page.locator(`[data-node-id="${GONE}"] .node-id`);
    if (view !== 'squares') await expect(id).toBeInViewport({ ratio: 1 });
    await expect(page.locator('[data-node-id]').filter({ hasText: /\(/ })).toHaveCount(2);
  }
  await page.goto(`${url}/?view=table&q=node:${SHORT}`);
  await expect(page.locator('.task-table')).toContainText(first);
  await page.goto(`${url}/services/${serviceRecord().ID}`);
  await expect(page.locator('[data-slot=place]')).toContainText(first);
  await page.goto(`${url}/nodes/${GONE}`);
  await expect(page.getByRole('heading', { name: first })).toBeVisible();
  await page.goto(`${url}/nodes`);
  await expect(page.getByRole('link', { name: second })).toBeVisible();
});

test('a task has the best name that is known', async ({ page, standIn, open }) => {
  const ServiceID = '5e4jtcb605zk3kqw8t2m1n7xp';
  const { ContainerSpec: _, ...spec } = taskRecord().Spec;
  standIn.on(
    '/tasks',
    json([
      aTask(1, { ServiceID }),
      aTask(2, {
        ServiceID: 'plug1n00000000000000000aa',
        Spec: { ...spec, PluginSpec: { Remote: 'vieux/sshfs' } },
      }),
      aTask(3, { ServiceID: undefined, Slot: undefined }),
    ]),
  );
  const { url } = await open();
  const named = (name: string) => page.locator('.grid-area').getByRole('link', { name });
  for (const view of ['tiles', 'chips']) {
    await page.goto(`${url}/?view=${view}`);
    await expect(named('removed service 5e4jtcb605zk.1')).toBeVisible();
    await expect(named('plugin plug1n000000.2')).toBeVisible();
    await expect(named('task task30000000')).toBeVisible();
  }
  await page.goto(`${url}/?view=table&q=removed service 5e4j`);
  await expect(page.locator('.task-table tbody th')).toHaveText(/removed service 5e4jtcb605zk\.1/);
  await page.goto(`${url}/tasks/${idOf(1)}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('removed service 5e4jtcb605zk.1');
});

const long = (length: number, seed: string) => seed.repeat(Math.ceil(length / seed.length)).slice(0, length);

/** As long as Docker lets things be, without a place to break. */
function withLongNames(standIn: StandIn): { node: string; service: string; task: string } {
  const node = nodeRecord();
  const service = serviceRecord();
  const task = taskRecord();
  const network = networkRecord();
  const stack = long(63, 'shop');
  const name = long(63, 'averylongservicename');
  const image = `${long(200, 'registry')}.example.com:5000/${long(120, 'repository')}:${long(128, 'tag')}`;
  const text = long(400, 'unbroken');
  const container = {
    ...service.Spec.TaskTemplate.ContainerSpec,
    Image: image,
    Hostname: long(63, 'host'),
    User: text,
    Dir: `/${text}`,
    Command: [text],
    Args: [text],
    Env: [`${long(200, 'VARIABLE')}=${long(2_000, 'value')}`],
    Labels: { [long(100, 'label')]: text },
    Mounts: [{ Type: 'bind', Source: `/${text}`, Target: `/${text}` }],
    Hosts: [`10.0.0.1 ${text}`],
    Secrets: [{ File: { Name: text }, SecretID: 's', SecretName: long(64, 'secret') }],
    Configs: [{ File: { Name: text }, ConfigID: 'c', ConfigName: long(64, 'config') }],
  };
  const template = {
    ...service.Spec.TaskTemplate,
    ContainerSpec: container,
    Placement: {
      Constraints: [`node.labels.${text}==${text}`],
      Preferences: [{ Spread: { SpreadDescriptor: text } }],
    },
    LogDriver: { Name: 'gelf', Options: { [long(50, 'option')]: text } },
  };
  const labels = { 'com.docker.stack.namespace': stack, [long(100, 'label')]: text };
  const spec = { ...service.Spec, Name: name, Labels: labels, TaskTemplate: template };
  const update = { ...service.UpdateStatus, State: 'paused', Message: text };
  const record = { ...service, Spec: spec, PreviousSpec: spec, UpdateStatus: update };
  standIn.on(
    '/services',
    json([record, { ...record, ID: long(25, 'loose'), Spec: { ...spec, Labels: {} } }]),
  );
  for (const id of [service.ID, long(25, 'loose')]) standIn.on(`/services/${id}`, json(record));
  standIn.on(
    '/nodes',
    json([
      {
        ...node,
        Spec: { ...node.Spec, Labels: { [long(63, 'key')]: long(200, 'value'), zone: 'a' } },
        Description: {
          ...node.Description,
          Hostname: long(63, 'hostname'),
          Engine: { EngineVersion: long(60, '27.5.1-'), Labels: { [long(63, 'engine')]: text } },
        },
        Status: {
          ...node.Status,
          State: 'down',
          Message: text,
          Addr: '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
        },
      },
    ]),
  );
  const status = { State: 'failed', Err: text, Message: text };
  standIn.on(
    '/tasks',
    json([
      { ...aTask(1, { Spec: template }, status), DesiredState: 'shutdown' },
      aTask(2, { Spec: template, NodeID: undefined }, { State: 'pending', Err: text }),
      aTask(3, { ServiceID: long(25, 'loose'), Spec: template }),
    ]),
  );
  const made = { ...network, Name: long(120, 'network'), Labels: labels };
  standIn.on('/networks', json([made]));
  const payload = (ID: string, Name: string) => ({
    ID,
    Version: { Index: 1 },
    CreatedAt: node.CreatedAt,
    UpdatedAt: node.CreatedAt,
    Spec: { Name, Labels: { [long(100, 'label')]: text } },
  });
  standIn.on('/secrets', json([payload('s', long(64, 'secret'))]));
  standIn.on('/configs', json([payload('c', long(64, 'config'))]));
  return { node: node.ID, service: service.ID, task: task.ID };
}

/** What sticks out of the page, or of a dialog, or is hidden beyond a box that scrolls far. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const wide = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) wide.push(`page ${scrollWidth}`);
    for (const box of document.querySelectorAll('dialog[open], [data-slot=task-panel]')) {
      const inside = box.scrollWidth - Math.max(box.clientWidth, 0);
      if (inside > 1) wide.push(`${box.tagName} ${inside} too wide`);
    }
    for (const box of document.querySelectorAll('*')) {
      const { overflowX } = getComputedStyle(box);
      const isScrolled = overflowX === 'auto' || overflowX === 'scroll';
      if (isScrolled && box.scrollWidth > 3.6 * Math.max(box.clientWidth, 380))
        wide.push(`${box.className} ${box.scrollWidth}`);
    }
    return wide;
  });

for (const width of [1280, 390])
  test(`whatever is long, no page is wider than its window of ${width}`, async ({ page, standIn, open }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height: 800 });
    const ids = withLongNames(standIn);
    const { url } = await open();
    await expect(summary(page)).toHaveAttribute('data-tasks', '3');
    const paths = [
      ...['tiles', 'chips', 'squares', 'bars', 'table'].map((view) => `/?view=${view}`),
      `/?task=${idOf(1)}`,
      '/nodes',
      `/nodes/${ids.node}`,
      '/services',
      `/services/${ids.service}`,
      `/services/${ids.service}/edit`,
      '/stacks',
      `/stacks/${long(63, 'shop')}`,
      '/networks',
      '/secrets',
      `/tasks/${idOf(1)}`,
      `/logs?service=${ids.service}`,
    ];
    const found: Record<string, string[]> = {};
    for (const path of paths) {
      await page.goto(url + path);
      await expect(summary(page)).toHaveAttribute('data-live', 'true', { timeout: 30_000 });
      await page.waitForLoadState('networkidle');
      const wide = await tooWide(page);
      if (wide.length > 0) found[path] = wide;
    }
    expect(found).toEqual({});
  });

test('a long name in the pane of services takes few lines', async ({ page, standIn, open }) => {
  withLongNames(standIn);
  await open();
  const name = page.locator('[data-slot=service-pane-row] a').first();
  await expect(name).toBeVisible();
  expect((await name.boundingBox())?.height).toBeLessThan(70);
});
