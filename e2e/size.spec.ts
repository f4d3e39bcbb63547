import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { watchConsole } from './support/console-errors';
import { type DockerApi, dockerApi } from './support/docker-api';
import { type RunningSwarmscope, startSwarmscope } from './support/start-swarmscope';
import { test as base, expect } from './support/test';

interface SizedSwarm {
  readonly swarmscope: RunningSwarmscope;
  readonly docker: DockerApi;
}

/** A swarm of a size, shared by the tests of a worker: a large one takes seconds to make. */
const sized =
  (nodes: number, tasks: number) =>
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  async ({}, use: (swarm: SizedSwarm) => Promise<void>) => {
    const folder = await mkdtemp(join(tmpdir(), 'swarmscope-size-'));
    const socket = join(folder, 'docker.sock');
    const swarmscope = await startSwarmscope({
      env: {
        SWARM: 'demo',
        DEMO: 'calm',
        DEMO_SOCKET: socket,
        DEMO_NODES: String(nodes),
        DEMO_TASKS: String(tasks),
      },
    });
    await use({ swarmscope, docker: dockerApi(socket) });
    await swarmscope.stop();
    await rm(folder, { recursive: true });
  };

const test = base.extend<object, { readonly hundred: SizedSwarm; readonly thousand: SizedSwarm }>({
  hundred: [sized(100, 3_000), { scope: 'worker' }],
  thousand: [sized(1_000, 30_000), { scope: 'worker' }],
});

// One swarm a size: the tests of this file share a worker.
test.describe.configure({ mode: 'default', timeout: 240_000 });

const summary = (page: Page) => page.getByTestId('swarm-summary');
const canvas = (page: Page) => page.locator('canvas.map-canvas');
const shell = (page: Page, n: number) => page.locator('.shell').nth(n);
const lens = (page: Page) => page.locator('.lens');

async function open(page: Page, { swarmscope }: SizedSwarm, path = '/'): Promise<() => string[]> {
  const errors = watchConsole(page, []);
  await page.goto(swarmscope.url + path);
  await expect(summary(page)).toHaveAttribute('data-live', 'true', { timeout: 60_000 });
  return errors;
}

/** The canvas and the summary as one frame shows them, at every frame until `seenEnough`: how many revisions, and where they differ. */
const watchFrames = (page: Page) =>
  page.evaluate(async () => {
    const seen = new Set<string>();
    const disagreements: string[] = [];
    while (!('seenEnough' in window)) {
      await new Promise(requestAnimationFrame);
      const told = document.querySelector<HTMLElement>('[data-testid=swarm-summary]')?.dataset ?? {};
      const drawn = document.querySelector<HTMLElement>('canvas.map-canvas')?.dataset ?? {};
      seen.add(told.revision ?? '');
      const waiting = document.querySelectorAll('[data-kind=tray] a[data-task-id]').length;
      if (told.revision !== drawn.revision || Number(told.tasks) !== Number(drawn.drawn) + waiting)
        disagreements.push(
          `${told.revision}: ${told.tasks} | ${drawn.revision}: ${drawn.drawn} + ${waiting}`,
        );
    }
    return { revisions: seen.size, disagreements };
  });

interface WireService {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: { readonly Name: string; readonly Mode: { readonly Replicated?: { Replicas: number } } };
}

async function scale(docker: DockerApi, name: string, replicas: number): Promise<void> {
  const service = await docker.get<WireService>(`/services/${name}`);
  const spec = { ...service.Spec, Mode: { Replicated: { Replicas: replicas } } };
  await docker.post(`/services/${service.ID}/update?version=${service.Version.Index}`, spec);
}

test('3,000 tasks are squares on one screen, in step with the summary', async ({ page, hundred }) => {
  const errors = await open(page, hundred);
  await expect(page.locator('.grid-area')).toHaveAttribute('data-density', 'squares');
  await expect(canvas(page)).toHaveAttribute('data-drawn', '3000');
  await expect(page.locator('[data-node-id]')).toHaveCount(100);
  await expect(page.locator('a[data-task-id]')).toHaveCount(0);
  await expect(page.getByTestId('announcer')).toHaveText('Shown as squares, one for each task');
  const box = await page.locator('.map').boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(1_080);

  const services = await hundred.docker.get<WireService[]>('/services');
  const service = services.find(({ Spec }) => Spec.Mode.Replicated);
  const name = service?.Spec.Name ?? '';
  const replicas = service?.Spec.Mode.Replicated?.Replicas ?? 0;
  // The row of a service that waits is one of the parts that come after the first picture.
  await expect(page.locator('.keys-button').getByRole('button')).toBeVisible();
  const watching = watchFrames(page);
  await scale(hundred.docker, name, replicas + 12);
  await expect(summary(page)).toHaveAttribute('data-running', '3012', { timeout: 20_000 });
  await scale(hundred.docker, name, replicas);
  await expect(summary(page)).toHaveAttribute('data-tasks', '3000', { timeout: 20_000 });
  await page.evaluate(() => Object.assign(window, { seenEnough: true }));
  const { revisions, disagreements } = await watching;
  expect(disagreements, 'summary | canvas').toEqual([]);
  expect(revisions).toBeGreaterThan(2);
  expect(errors()).toEqual([]);
});

test('a square opens its task, a node its lens', async ({ page, hundred }) => {
  await open(page, hundred);
  await expect(canvas(page)).toHaveAttribute('data-drawn', '3000');
  const name = await shell(page, 40).getAttribute('aria-label');
  await shell(page, 40).hover({ position: { x: 12, y: 30 } });
  await expect(lens(page)).toBeVisible();
  await expect(lens(page).getByRole('article')).toHaveAccessibleName(name ?? '');
  const chips = lens(page).locator('a[data-task-id]');
  expect(await chips.count()).toBeGreaterThan(10);
  const pointed = lens(page).locator('[data-pointed]');
  await expect(pointed).toHaveCount(1);
  const id = await pointed.getAttribute('data-task-id');

  await shell(page, 40).click({ position: { x: 12, y: 30 } });
  await expect(page).toHaveURL(new RegExp(`task=${id}`));
  await page.locator('[data-slot=task-panel]').press('Escape');
  await expect(page).not.toHaveURL(/task=/);

  await shell(page, 40).click({ position: { x: 30, y: 8 } });
  await expect(lens(page)).toHaveAttribute('data-pinned', 'true');
  await page.mouse.move(5, 5);
  await chips.first().click();
  await expect(page.locator('[data-slot=task-panel]')).toBeVisible();
});

test('the keyboard goes from node to node, into a node, and out again', async ({ page, hundred }) => {
  await open(page, hundred);
  await expect(canvas(page)).toHaveAttribute('data-drawn', '3000');
  await page.locator('.shell[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const focused = page.locator('.shell:focus');
  const node = await focused.getAttribute('data-node-id');
  const [here, above] = await Promise.all([focused.boundingBox(), shell(page, 1).boundingBox()]);
  expect(here?.x).toBe(above?.x);
  expect(here?.y ?? 0).toBeGreaterThan(above?.y ?? 0);
  await expect(lens(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(lens(page).locator('a:focus')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(lens(page).locator('a[data-task-id]').nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(lens(page)).toHaveCount(0);
  await expect(page.locator('.shell:focus')).toHaveAttribute('data-node-id', node ?? '');

  // Zooming comes a moment after the first picture, with the help that tells its keys.
  await expect(page.locator('.keys-button').getByRole('button')).toBeVisible();
  await page.keyboard.press('+');
  await expect(page).toHaveURL(/view=chips/);
  await expect(
    page.locator(`article.node[data-node-id="${node}"]`),
    'the focus keeps its node',
  ).toBeFocused();
  await expect(page.locator(`article.node[data-node-id="${node}"]`)).toBeInViewport();
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(page.locator('.grid-area')).toHaveAttribute('data-density', 'bars');
  await expect(page.locator('.shell:focus')).toHaveAttribute('data-node-id', node ?? '');
});

test('1,000 nodes are on one screen, and a filter brings them nearer', async ({ page, thousand }) => {
  const errors = await open(page, thousand);
  await expect(page.locator('.grid-area')).toHaveAttribute('data-density', 'bars');
  await expect(canvas(page)).toHaveAttribute('data-drawn', '30000');
  await expect(page.locator('[data-node-id]')).toHaveCount(1_000);
  const sizes = await page.locator('.shell').evaluateAll((shells) =>
    shells.map((each) => {
      const box = each.getBoundingClientRect();
      return { bottom: box.bottom, least: Math.min(box.width, box.height) };
    }),
  );
  const dock = await page.locator('.dock').boundingBox();
  expect(Math.max(...sizes.map(({ bottom }) => bottom))).toBeLessThan(dock?.y ?? 0);
  expect(Math.min(...sizes.map(({ least }) => least)), 'a pointer can hit each').toBeGreaterThanOrEqual(24);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1_080);

  const filter = page.getByRole('textbox', { name: 'Filter tasks and nodes' });
  await filter.fill('node:worker4');
  await expect(page.locator('.grid-area')).toHaveAttribute('data-density', 'squares');
  await filter.fill('node:worker417');
  await expect(page.locator('.grid-area')).toHaveAttribute('data-density', 'tiles');
  await expect(page.locator('a.tile')).toHaveCount(30);
  await filter.fill('');
  await expect(page.locator('.grid-area')).toHaveAttribute('data-density', 'bars');
  expect(errors()).toEqual([]);
});

test('what the page cannot bear is refused in words', async ({ page, thousand }) => {
  await open(page, thousand, '/?view=chips');
  await expect(page.locator('.grid-area')).toHaveAttribute('data-density', 'bars');
  await expect(page.getByText('30,000 tasks are too many to show as Chips.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Filter tasks and nodes' }).fill('node:worker41');
  await expect(page.locator('.grid-area')).toHaveAttribute('data-density', 'chips');
});

test('nodes that are down or drained stand out, and are counted where they are grouped', async ({
  page,
  thousand,
}) => {
  await open(page, thousand, '/?group=state');
  const nodes =
    await thousand.docker.get<{ ID: string; Version: { Index: number }; Spec: object }[]>('/nodes');
  const drained = nodes.at(-1);
  await thousand.docker.post(`/nodes/${drained?.ID}/update?version=${drained?.Version.Index}`, {
    ...drained?.Spec,
    Availability: 'drain',
  });
  await expect(page.getByRole('heading', { name: /^ready, draining 1 node$/ })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.locator('.shell[data-availability=drain]')).toHaveCount(1);
  await expect(page.locator('.shell[data-availability=drain]')).toHaveAccessibleName(/drain/);
});

test('the table holds 30,000 rows, of which few are in the page', async ({ page, thousand }) => {
  await open(page, thousand, '/?view=table');
  const table = page.getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', '30001');
  const rows = table.locator('tbody tr[aria-rowindex]');
  expect(await rows.count()).toBeLessThan(120);
  await expect(rows.first()).toHaveAttribute('aria-rowindex', '2');
  await page.keyboard.press('End');
  await expect(table.locator('tr[aria-rowindex="30001"]')).toBeVisible();
  expect(await rows.count()).toBeLessThan(120);
  await page.keyboard.press('Home');
  await expect(rows.first()).toHaveAttribute('aria-rowindex', '2');
  await rows.first().getByRole('link').focus();
  await page.getByRole('button', { name: 'Node' }).click();
  await expect(rows.first()).toContainText('manager01');
  await page.getByRole('textbox', { name: 'Filter tasks and nodes' }).fill('node:worker417');
  await expect(table).toHaveAttribute('aria-rowcount', '31');
  await expect(rows).toHaveCount(30);
});

/** Of the whole page, whatever the swarm's size. */
const MOST_ELEMENTS = 5_000;

for (const [path, rows, name] of [
  ['/nodes', 'tr[data-slot=node-row]', 'data-node'],
  ['/services', 'tr[data-slot=service-row]', 'data-service'],
  ['/stacks', '[data-slot=stack]', 'data-stack'],
] as const)
  test(`${path} holds what is in sight at 1,000 nodes, to the end`, async ({ page, thousand }) => {
    const errors = await open(page, thousand, path);
    const elements = () => page.locator('*').count();
    const all = page.locator(`main ${rows}`);
    const first = await all.first().getAttribute(name);
    expect(await elements()).toBeLessThan(MOST_ELEMENTS);
    await page.keyboard.press('End');
    const last = page.locator('[data-row]:not([data-row] *)').last();
    await expect(last).toBeInViewport();
    const place = (attribute: string) => last.getAttribute(attribute).then(Number);
    const count =
      path === '/stacks'
        ? await place('aria-setsize')
        : Number(await page.getByRole('table').getAttribute('aria-rowcount'));
    await expect
      .poll(() => place(path === '/stacks' ? 'aria-posinset' : 'aria-rowindex'), 'the end of the list')
      .toBe(count);
    expect(await elements()).toBeLessThan(MOST_ELEMENTS);
    // Wherever in a row the window's edge is: the rows at an edge share their border with none.
    await page.evaluate(async () => {
      for (let at = 17_000; at < 17_160; at += 1) {
        scrollTo(0, at);
        await new Promise(requestAnimationFrame);
      }
    });
    await expect(all.first()).toBeAttached();
    expect(await elements()).toBeLessThan(MOST_ELEMENTS);
    await page.keyboard.press('Home');
    await expect(all.first()).toHaveAttribute(name, first ?? '');
    expect(errors()).toEqual([]);
  });

test('/networks asks what to draw of 1,200 services, and draws what is near to it', async ({
  page,
  thousand,
}) => {
  const errors = await open(page, thousand, '/networks');
  const elements = () => page.locator('*').count();
  await expect(page.locator('[data-slot=search-first]')).toContainText('too many for one drawing');
  expect(await elements()).toBeLessThan(MOST_ELEMENTS);

  await page.getByRole('textbox', { name: 'Filter' }).fill('shop_default');
  const lanes = page.locator('[data-slot=lanes]');
  await expect(lanes.locator('[data-slot=lane][data-network=shop_default]')).toBeVisible();
  expect(await lanes.locator('[data-slot=lane-service]').count()).toBeGreaterThan(1);
  expect(await elements()).toBeLessThan(MOST_ELEMENTS);

  await page.getByRole('textbox', { name: 'Filter' }).fill('a');
  await expect(lanes.locator('[data-slot=lane-service]')).toHaveCount(40);
  expect(await lanes.locator('[data-slot=lane]').count()).toBeLessThanOrEqual(12);
  await expect(page.locator('[data-slot=left-out]')).toContainText(/more services are not drawn/);
  expect(await elements()).toBeLessThan(MOST_ELEMENTS);

  await page.getByRole('textbox', { name: 'Filter' }).fill('');
  await page.getByText('List', { exact: true }).click();
  await expect(page.locator('[data-slot=network]').first()).toBeVisible();
  expect(await elements()).toBeLessThan(MOST_ELEMENTS);
  await page.getByLabel('From').fill('shop_w');
  await expect(page.locator('datalist').first().locator('option').first()).toBeAttached();
  expect(await elements()).toBeLessThan(MOST_ELEMENTS);
  expect(errors()).toEqual([]);
});

test('Tab goes on through rows that were not in the page, and the focus stays in a row that leaves the window', async ({
  page,
  thousand,
}) => {
  await open(page, thousand, '/services');
  const focused = page.locator('tr[data-slot=service-row]:focus-within');
  await page.locator('tr[data-row="0"]').getByRole('link').first().focus();
  for (let n = 0; n < 40; n += 1) {
    // To the end of the row, then on.
    await focused.getByRole('button').last().focus();
    await page.keyboard.press('Tab');
    await expect(focused).toHaveAttribute('data-row', String(n + 1));
  }
  await page.mouse.wheel(0, -10_000);
  await expect(page.locator('tr[data-row="0"]')).toBeInViewport();
  await expect(focused).toHaveAttribute('data-row', '40');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tap opens a node’s lens, a tap elsewhere closes it', async ({ page, hundred }) => {
    await open(page, hundred);
    await expect(canvas(page)).toHaveAttribute('data-drawn', '3000');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await shell(page, 8).tap();
    await expect(lens(page)).toBeVisible();
    const box = await lens(page).boundingBox();
    expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await page.getByTestId('swarm-summary').tap();
    await expect(lens(page)).toHaveCount(0);
  });
});
