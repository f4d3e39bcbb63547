import type { Page } from 'playwright/test';
import { noteTexts } from './support/note-texts';
import { untilReady } from './support/ready';
import { expect, look, test } from './support/test';

const LIVE = '[data-testid=swarm-summary][data-live=true]';
const ROOMS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];

const said = (page: Page, name: string) =>
  page.evaluate((kept) => (window as unknown as Record<string, string[]>)[kept] ?? [], name);

for (const [how, path] of [
  ['with its HTML', '/'],
  // A page of its own address is not drawn with the swarm.
  ['after it', '/?from=slides'],
] as const)
  for (const locale of ['en', 'ja'])
    look(
      `a picture that comes ${how} moves nothing, and nothing is said before it: ${locale}`,
      async ({ page, context, baseURL }) => {
        await page.setViewportSize({ width: 1280, height: 720 });
        await context.addCookies([{ name: 'locale', value: locale, url: baseURL ?? '' }]);
        await untilReady(page.request);
        const html = await (await page.request.get(path)).text();
        expect(html.includes('data-task-id="')).toBe(path === '/');
        await page.addInitScript(() => {
          const early: string[] = [];
          const shifts: number[] = [];
          Object.assign(window, { early, shifts });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
          }).observe({ type: 'layout-shift', buffered: true });
          const note = () => {
            const summary = document.querySelector<HTMLElement>('[data-testid=swarm-summary]');
            if (Number(summary?.dataset.revision ?? -1) < 0)
              for (const each of [summary, document.querySelector<HTMLElement>('.dock-titles')])
                if (each?.innerText.trim()) early.push(each.innerText);
            requestAnimationFrame(note);
          };
          requestAnimationFrame(note);
        });
        await page.goto(path);
        await page.waitForSelector(LIVE);
        // What comes later than the picture: keys, motion, voice.
        await expect(page.locator('.keys-button').getByRole('button')).toBeVisible();
        await expect(page.locator('.dock-title')).toBeVisible();
        expect(await said(page, 'early')).toEqual([]);
        const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
        const sum = shifts.reduce((total, each) => total + each, 0);
        look.info().annotations.push({ type: 'cls', description: `${sum}` });
        expect(sum).toBeLessThanOrEqual(0.02);
      },
    );

for (const locale of ['en', 'ja'])
  for (const theme of ['light', 'projector'])
    look(
      `the toolbar is one row, and what is chosen moves nothing in it: ${locale}, ${theme}`,
      async ({ page, context, baseURL }) => {
        await context.addCookies([
          { name: 'locale', value: locale, url: baseURL ?? '' },
          { name: 'theme', value: theme, url: baseURL ?? '' },
        ]);
        await page.goto('/');
        await page.waitForSelector(LIVE);
        const places = () =>
          page.locator('.grid-tools > *, .mode-switch > label').evaluateAll((all) =>
            all
              .map((each) => each.getBoundingClientRect())
              .filter(({ width }) => width > 0)
              .map(({ x, y, width, height }) => ({ x, width, middle: Math.round(y + height / 2) })),
          );
        for (const width of [800, 1024, 1280, 1366, 1920]) {
          await page.setViewportSize({ width, height: 720 });
          // It comes with the pointer where the theme is a projector's.
          await page.mouse.move(width / 2, 10);
          await page.locator('.mode-switch > label').first().click();
          await expect(page.getByRole('radio').first()).toBeChecked();
          const before = await places();
          expect(new Set(before.map(({ middle }) => middle)).size, `${width} px`).toBe(1);
          const [bar, right] = await page
            .locator('.grid-bar')
            .evaluate((each) => [
              each.getBoundingClientRect().right,
              each.querySelector('.keys-button')?.getBoundingClientRect().right,
            ]);
          expect(right ?? Number.POSITIVE_INFINITY, `${width} px`).toBeLessThanOrEqual(bar ?? 0);
          await page.locator('.mode-switch > label').nth(2).click();
          await expect(page.getByRole('radio').nth(2)).toBeChecked();
          expect(await places(), `${width} px`).toEqual(before);
        }
      },
    );

for (const room of ROOMS)
  look(`a calm dock is one low row: ${room.width}`, async ({ page }) => {
    await page.setViewportSize(room);
    await page.goto('/');
    await page.waitForSelector(LIVE);
    const unit = await page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    );
    const dock = await page.locator('.dock').boundingBox();
    expect(dock?.height).toBeLessThanOrEqual((40 / 16) * unit);
    expect((dock?.y ?? 0) + (dock?.height ?? 0)).toBeCloseTo(room.height, 0);
    await expect(page.locator('.dock')).toHaveText('Nothing needs attention', { useInnerText: true });
  });

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  expect(box, selector).not.toBeNull();
  return box ?? { x: 0, y: 0, width: 0, height: 0 };
};

const letters = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));

for (const room of ROOMS)
  look(
    `a projector’s grid has the room, and its hands come with the pointer: ${room.width}`,
    async ({ page, context, baseURL }) => {
      await page.setViewportSize(room);
      await context.addCookies([{ name: 'theme', value: 'projector', url: baseURL ?? '' }]);
      await page.goto('/');
      await page.waitForSelector(LIVE);
      await expect(page.getByTestId('news')).toBeVisible();
      const { height } = room;
      const bar = await boxOf(page, '[data-slot=top-bar]');
      expect(bar.height / height).toBeCloseTo(0.06, 2);
      expect((await letters(page, '.swarm-summary')) / height).toBeGreaterThanOrEqual(0.024);
      expect((await letters(page, '[data-testid=news]')) / height).toBeGreaterThanOrEqual(0.0339);
      expect((await letters(page, '.pane-name')) / height).toBeGreaterThanOrEqual(0.02);
      // From top to bottom: bar, latest line, grid, services. Nothing lies over anything, nothing is scrolled.
      const [news, grid, strip] = [
        await boxOf(page, '.news'),
        await boxOf(page, '.grid-area'),
        await boxOf(page, '[data-slot=side-column]'),
      ];
      expect(news.y).toBeGreaterThanOrEqual(bar.y + bar.height - 1);
      expect(grid.y).toBeGreaterThanOrEqual(news.y + news.height - 1);
      expect(strip.y).toBeGreaterThanOrEqual(grid.y + grid.height - 1);
      expect(strip.y + strip.height).toBeCloseTo(height, 0);
      expect(grid.height / height).toBeGreaterThanOrEqual(0.78);
      expect(grid.width).toBeCloseTo(room.width, 0);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(height);
      // The legend: each service's mark, name, count and steps, inside the strip.
      const rows = page.locator('[data-slot=service-pane-row]');
      await expect(rows).toHaveCount(3);
      for (const part of ['.mark', '[data-slot=replicas]'])
        for (const each of await rows.locator(part).all()) {
          const box = await each.boundingBox();
          expect(box?.y).toBeGreaterThanOrEqual(strip.y);
          expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
        }
      await expect(rows.getByRole('button', { name: 'One more' })).toHaveCount(2);

      const tools = page.locator('.grid-bar');
      await expect(tools).toHaveCSS('opacity', '0');
      await page.mouse.move(room.width / 2, height / 2);
      await expect(tools).toHaveCSS('opacity', '0');
      await page.mouse.move(room.width / 2, bar.height / 2);
      await expect(tools).toHaveCSS('opacity', '1');
      await expect(page.getByTestId('demo-banner')).toHaveCSS('opacity', '1');
      await page.mouse.move(room.width / 2, height / 2);
      await expect(tools).toHaveCSS('opacity', '0');
      // By keyboard, and while a filter leaves some out.
      await page.getByRole('textbox', { name: 'Filter tasks and nodes' }).focus();
      await expect(tools).toHaveCSS('opacity', '1');
      await page.keyboard.type('worker01');
      await page.getByRole('link', { name: 'Skip to content' }).focus();
      await expect(tools).toHaveCSS('opacity', '1');
      expect(await boxOf(page, '[data-slot=top-bar]'), 'the bar stays').toEqual(bar);
    },
  );

look.describe('by touch', () => {
  look.use({ hasTouch: true, isMobile: true, viewport: { width: 1280, height: 720 } });
  look('a projector’s toolbar is there for fingers', async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'theme', value: 'projector', url: baseURL ?? '' }]);
    await page.goto('/');
    await page.waitForSelector(LIVE);
    const tools = await boxOf(page, '.grid-bar');
    const grid = await boxOf(page, '.grid-area');
    await expect(page.locator('.grid-bar')).toHaveCSS('opacity', '1');
    expect(grid.y).toBeGreaterThanOrEqual(tools.y + tools.height - 1);
  });
});

test('a node that is lost is the news, with the tasks that move, for a room and for programs', async ({
  page,
  docker,
  context,
  baseURL,
}) => {
  await context.addCookies([{ name: 'theme', value: 'projector', url: baseURL ?? '' }]);
  await page.goto('/');
  await page.waitForSelector(LIVE);
  const news = page.getByTestId('news');
  await expect(news).toBeVisible();
  const heard = await noteTexts(page, '[data-testid=news]');
  await docker.post('/demo/nodes/worker03/stop', undefined);
  await expect(news).toHaveText('Node worker03 is down → 2 tasks moved', { timeout: 60_000 });
  await expect.poll(heard).toContain('Node worker03 is down → 2 tasks move');
  // What needs attention opens below its own words, and covers no foot of the grid.
  const dock = page.locator('.dock');
  await expect(dock.locator('.dock-title')).toHaveText('Needs attention 1');
  await dock.locator('.dock-title').hover();
  await expect(dock.locator('.dock-rows')).toHaveCSS('opacity', '1');
  await expect(dock.locator('[data-kind=attention]')).toContainText('worker03 is down');
  await expect(page.locator('[data-node-id]', { hasText: 'worker03' }).locator('.node-state')).toBeVisible();
  await expect(page.locator('[data-node-id]', { hasText: 'worker01' }).locator('.node-state')).toBeHidden();
});

test('rows of services keep their height and place through a rollout and a change of number', async ({
  page,
  docker,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/');
  await page.waitForSelector(LIVE);
  const rows = page.locator('[data-slot=service-pane-row]');
  const places = () =>
    rows.evaluateAll((all) =>
      all.map((each) => {
        const { y, height } = each.getBoundingClientRect();
        const name = each.querySelector('.pane-name a')?.getBoundingClientRect();
        return [y, height, name?.y, name?.height, name?.x];
      }),
    );
  const before = await places();
  for (const [, height] of before) expect(height).toBeCloseTo(44, 0);
  const service = await docker.get<{
    ID: string;
    Version: { Index: number };
    Spec: { TaskTemplate: object };
  }>('/services/echo_api');
  await docker.post(`/services/${service.ID}/update?version=${service.Version.Index}`, {
    ...service.Spec,
    TaskTemplate: { ...service.Spec.TaskTemplate, ForceUpdate: 1 },
    UpdateConfig: { Parallelism: 1, Delay: 1_000_000_000 },
  });
  const row = page.locator('[data-slot=service-pane-row][data-service=echo_api]');
  await expect(row.locator('[data-slot=progress]')).toBeVisible();
  expect(await places()).toEqual(before);
  await expect(row.locator('[data-slot=progress]')).toHaveCount(0, { timeout: 60_000 });
  expect(await places()).toEqual(before);
  await row.getByRole('spinbutton').fill('5');
  await row.getByRole('spinbutton').press('Enter');
  await expect(row.getByRole('button', { name: 'Undo: back to 3' })).toBeVisible();
  expect(await places()).toEqual(before);
  const undo = await row.getByRole('button', { name: 'Undo: back to 3' }).boundingBox();
  const box = await row.boundingBox();
  expect((undo?.y ?? 0) + (undo?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0) + 1);
});

test('a projector’s strip shows a dozen services at once, and a row’s hands at the pointer', async ({
  page,
  context,
  baseURL,
  docker,
}) => {
  for (let n = 1; n <= 9; n += 1)
    await docker.post('/services/create', {
      Name: `extra${n}`,
      TaskTemplate: { ContainerSpec: { Image: 'nginx:1' } },
      Mode: { Replicated: { Replicas: 1 } },
    });
  await page.setViewportSize({ width: 1280, height: 720 });
  await context.addCookies([{ name: 'theme', value: 'projector', url: baseURL ?? '' }]);
  await page.goto('/');
  const rows = page.locator('[data-slot=service-pane-row]');
  await expect(rows).toHaveCount(12);
  for (const row of await rows.all()) {
    await expect(row).toBeInViewport({ ratio: 1 });
    // Beside the mark a name has room for four letters and more.
    expect((await row.locator('.pane-name > a').boundingBox())?.width).toBeGreaterThan(60);
  }
  const api = rows.filter({ hasText: 'api' }).first();
  await expect(api.locator('.pane-scale')).toHaveCSS('opacity', '0');
  await api.hover();
  await api.getByRole('button', { name: 'One more' }).click();
  await expect(api.locator('[data-slot=replicas]')).toHaveAttribute('data-desired', '4');
});
