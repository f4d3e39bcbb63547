import type { Page } from 'playwright/test';
import { untilReady } from './support/ready';
import { expect, look } from './support/test';

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
