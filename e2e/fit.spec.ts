import type { Page } from 'playwright/test';
import { untilReady } from './support/ready';
import { expect, look, test } from './support/test';

const LIVE = '[data-testid=swarm-summary][data-live=true]';
const ROOMS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];

const grid = (page: Page) => page.getByTestId('grid');

/** What a room sees of a grid of cards: sizes as shares of the window's height, places in CSS px. */
const measure = (page: Page) =>
  grid(page).evaluate((area) => {
    const all = (selector: string) => [...area.querySelectorAll<HTMLElement>(selector)];
    const shown = (selector: string) =>
      all(selector).filter((each) => {
        const { top, height } = each.getBoundingClientRect();
        const line = each.closest('.tile-now')?.getBoundingClientRect();
        return height > 0 && (!line || top < line.bottom - 1);
      });
    const size = (selector: string) =>
      Math.min(
        ...shown(selector).map((each) => Number.parseFloat(getComputedStyle(each).fontSize) / innerHeight),
      );
    const room = area.getBoundingClientRect();
    const cards = all('.node').map((each) => each.getBoundingClientRect());
    const isWithin = (inner: DOMRect, outer: DOMRect) =>
      inner.top >= outer.top - 1 &&
      inner.bottom <= outer.bottom + 1 &&
      inner.left >= outer.left - 1 &&
      inner.right <= outer.right + 1;
    return {
      name: size('.tile-own'),
      node: size('.node-name'),
      word: size('.tile-words'),
      used: cards.reduce((sum, card) => sum + card.width * card.height, 0) / (room.width * room.height),
      heights: new Set(cards.map(({ height }) => Math.round(height))).size,
      outside: cards.filter((card) => !isWithin(card, room)).length,
      outsideCard: all('.tile').filter((tile) => {
        const card = tile.closest('.node')?.getBoundingClientRect();
        return !card || !isWithin(tile.getBoundingClientRect(), card);
      }).length,
      cut: shown('.tile-base, .node-name, .tile-words')
        .filter((each) => each.scrollWidth > each.clientWidth + 1)
        .map(({ textContent }) => textContent),
      // The dock, or on a projector the services, as far as the room reaches.
      belowIt: Math.min(
        ...[...document.querySelectorAll('.dock, [data-slot=side-column]')]
          .map((each) => each.getBoundingClientRect().top - room.bottom)
          .filter((distance) => distance >= -1),
      ),
      scrolls: document.documentElement.scrollHeight - innerHeight,
    };
  });

for (const [nodes, tasks, room] of [
  ['4', '', 'ample'],
  ['4', '16', ''],
  ['6', '20', ''],
  ['8', '40', ''],
] as const)
  test.describe(`${nodes} nodes of ${tasks || 'the book’s'} tasks`, () => {
    test.use({ env: { DEMO_NODES: nodes, ...(tasks && { DEMO_TASKS: tasks }) } });

    test('fill the room, in letters that a room can read', async ({ page, context, baseURL }) => {
      test.slow();
      await untilReady(page.request);
      for (const theme of ['light', 'projector'])
        for (const size of ROOMS) {
          await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }]);
          await page.setViewportSize(size);
          await page.goto('/');
          await page.waitForSelector(LIVE);
          const where = `${theme}, ${size.width} × ${size.height}`;
          await expect(grid(page), where).toHaveAttribute('data-level', 'tiles');
          const scale = Number(await grid(page).getAttribute('data-scale'));
          expect(scale, where).toBeGreaterThanOrEqual(0.8);
          expect(scale, where).toBeLessThanOrEqual(2.6);
          const seen = await measure(page);
          test.info().annotations.push({ type: where, description: JSON.stringify(seen) });
          expect(seen.name, where).toBeGreaterThanOrEqual(0.028);
          if (room === 'ample' && size.width > 1280) expect(seen.name, where).toBeGreaterThanOrEqual(0.04);
          expect(seen.node, where).toBeGreaterThanOrEqual(seen.name);
          expect(seen.word, where).toBeGreaterThanOrEqual(0.02);
          expect(seen.used, where).toBeGreaterThanOrEqual(0.85);
          expect(seen, where).toMatchObject({ heights: 1, outside: 0, outsideCard: 0, cut: [], scrolls: 0 });
          expect(Math.abs(seen.belowIt), where).toBeLessThanOrEqual(1);
        }
    });
  });

test.describe('40 nodes of 300 tasks', () => {
  test.use({ env: { DEMO_NODES: '40', DEMO_TASKS: '300' } });

  test('are large squares on one screen, under names that tell them apart', async ({ page }) => {
    test.slow();
    await untilReady(page.request);
    for (const size of ROOMS) {
      await page.setViewportSize(size);
      await page.goto('/');
      await page.waitForSelector(LIVE);
      const where = `${size.width} × ${size.height}`;
      await expect(grid(page), where).toHaveAttribute('data-level', 'squares');
      await expect(page.locator('canvas.map-canvas'), where).toHaveAttribute('data-drawn', '300');
      const seen = await grid(page).evaluate((area) => ({
        names: [...area.querySelectorAll('.shell .node-name')].map(({ textContent }) => textContent),
        bottom: Math.max(
          ...[...area.querySelectorAll('.shell')].map((each) => each.getBoundingClientRect().bottom),
        ),
        top: area.getBoundingClientRect().top,
        dock: document.querySelector('.dock')?.getBoundingClientRect().top ?? 0,
        scrolls: document.documentElement.scrollHeight - innerHeight,
      }));
      expect(new Set(seen.names).size, where).toBe(40);
      expect(seen.scrolls, where).toBe(0);
      // Below it its legend, and what is kept for the dock.
      expect((seen.bottom - seen.top) / (seen.dock - seen.top), where).toBeGreaterThanOrEqual(0.8);
      expect(seen.bottom, where).toBeLessThan(seen.dock);
    }
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect(page.locator('.shell .node-name').first()).toHaveText('m01');
    await expect(page.locator('.shell .node-name').last()).toHaveText('w37');
  });
});

const boxes = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) =>
    all.map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return [x, y, width, height].map(Math.round).join(' ');
    }),
  );

test('tasks that come and go leave the others where they are', async ({ page, docker }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/');
  await page.waitForSelector(LIVE);
  const service = await docker.get<{
    readonly ID: string;
    readonly Version: { readonly Index: number };
    readonly Spec: object;
  }>('/services/echo_nginx');
  const before = await boxes(page, 'a.tile[data-service=echo_api]');
  const cards = await boxes(page, '[data-node-id]');
  await docker.post(`/services/${service.ID}/update?version=${service.Version.Index}`, {
    ...service.Spec,
    Mode: { Replicated: { Replicas: 6 } },
  });
  await expect(page.locator('a.tile[data-service=echo_nginx][data-state=running]')).toHaveCount(6);
  expect(await boxes(page, '[data-node-id]')).toEqual(cards);
  expect(await boxes(page, 'a.tile[data-service=echo_api]')).toEqual(before);
});

test('two tasks of one slot share its place, whatever the scale', async ({ page, docker }) => {
  for (const size of ROOMS.slice(0, 2)) {
    await page.setViewportSize(size);
    await page.goto('/');
    await page.waitForSelector(LIVE);
    const place = await page.locator('a.tile[data-service=visualizer_app]').boundingBox();
    const service = await docker.get<{
      readonly ID: string;
      readonly Version: { readonly Index: number };
      readonly Spec: { readonly TaskTemplate: { readonly ForceUpdate?: number } };
    }>('/services/visualizer_app');
    await docker.post(`/services/${service.ID}/update?version=${service.Version.Index}`, {
      ...service.Spec,
      TaskTemplate: {
        ...service.Spec.TaskTemplate,
        ForceUpdate: (service.Spec.TaskTemplate.ForceUpdate ?? 0) + 1,
      },
    });
    const halves = page.locator('a.tile[data-service=visualizer_app][data-half]');
    await expect(halves).toHaveCount(2);
    const both = await halves.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
    for (const half of both) {
      expect(half.top).toBeGreaterThanOrEqual((place?.y ?? 0) - 1);
      expect(half.bottom).toBeLessThanOrEqual((place?.y ?? 0) + (place?.height ?? 0) + 1);
    }
    expect(both[0].bottom).toBeLessThanOrEqual(both[1].top + 1);
    await expect(halves).toHaveCount(0, { timeout: 30_000 });
  }
});

look(
  'keys go from card to card and into one, and what is chosen is as large as it says',
  async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto('/');
    await page.waitForSelector(LIVE);
    await expect(page.locator('.keys-button').getByRole('button')).toBeVisible();
    await page.locator('[data-node-id][tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[data-node-id]').nth(2), 'two beside each other').toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('[data-node-id]').nth(3)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-node-id]').nth(3).locator('.tile').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('-');
    await expect(grid(page)).toHaveAttribute('data-level', 'chips');
    expect(Number(await grid(page).getAttribute('data-scale'))).toBeGreaterThan(1);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1_080);
    await page.keyboard.press('+');
    await expect(grid(page)).toHaveAttribute('data-level', 'tiles');
  },
);
