import { FIRST_ANSWER_ID, type FirstAnswer } from '@/lib/protocol/first-answer';
import { untilReady } from './support/ready';
import { expect, look, test } from './support/test';

/** Tasks of the book's swarm. */
const TASKS = 7;
const tilesIn = (html: string): number => html.match(/data-task-id="/g)?.length ?? 0;
const LIVE = '[data-testid=swarm-summary][data-live=true]';

look('the HTML holds every node, every tile and the summary, read without a browser', async ({ request }) => {
  await untilReady(request);
  const html = await (await request.get('/')).text();
  expect(tilesIn(html)).toBe(TASKS);
  expect(html.match(/data-node-id="/g)).toHaveLength(4);
  expect(html).toMatch(/data-testid="swarm-summary"[^>]*data-tasks="7"/);
  expect(html).toContain(`id="${FIRST_ANSWER_ID}"`);
  // It is not to be kept by anybody on the way.
  expect((await request.get('/')).headers()['cache-control']).toContain('no-store');
});

for (const [locale, summary, remark] of [
  ['en', '4 nodes', 'Scripts are off in this browser'],
  ['ja', 'ノード4台', 'このブラウザではスクリプトが無効です'],
] as const)
  look.describe(`without scripts, ${locale}`, () => {
    look.use({ javaScriptEnabled: false, locale, viewport: { width: 1920, height: 1080 } });
    look('the grid is there, and says that it does not change', async ({ page, request }) => {
      await untilReady(request);
      await page.goto('/');
      await expect(page.locator('[data-task-id]')).toHaveCount(TASKS);
      await expect(page.locator('[data-task-id]').first()).toBeVisible();
      await expect(page.getByText(summary)).toBeVisible();
      // Playwright finds no text in it.
      const noScripts = page.locator('noscript > div');
      await expect(noScripts).toBeVisible();
      await expect(noScripts).toContainText(remark);
      await expect(page.locator('[data-slot=live]')).toHaveAttribute('data-state', 'connecting');
      // Four cards share the room, two beside each other, as the page arranges them with scripts.
      const places = await page
        .locator('[data-node-id]')
        .evaluateAll((all) => all.map((e) => e.getBoundingClientRect()).map(({ left, top }) => [left, top]));
      expect(new Set(places.map(([left]) => left)).size).toBe(2);
      expect(new Set(places.map(([, top]) => top)).size).toBe(2);
    });
  });

for (const density of ['tiles', 'chips', 'squares', 'bars'])
  look(
    `as ${density} the page is taken over in silence, and nothing jumps`,
    async ({ page, context, baseURL }) => {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await untilReady(page.request);
      await context.addCookies([{ name: 'density', value: density, url: baseURL ?? '' }]);
      const warnings: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'warning' || message.type() === 'error') warnings.push(message.text());
      });
      // Where cards and tiles stand in each frame in which that changes.
      await page.addInitScript(() => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        const note = () => {
          const boxes = [...document.querySelectorAll('[data-node-id], [data-task-id]')].map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return [x, y, width, height].map(Math.round).join(' ');
          });
          if (boxes.length > 0 && seen.at(-1) !== boxes.join()) seen.push(boxes.join());
          requestAnimationFrame(note);
        };
        requestAnimationFrame(note);
      });
      await page.goto('/');
      await page.waitForSelector(LIVE);
      await expect(page.getByRole('radio', { name: 'Fit' })).toBeChecked();
      const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
      // As chips or a map there is another picture as soon as the window is measured: this one has room for tiles.
      if (density === 'tiles') expect(await seen()).toHaveLength(1);
      expect(warnings).toEqual([]);
    },
  );

look('each script is asked for once, and not before the first frame', async ({ page }) => {
  await untilReady(page.request);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') asked.push(request.url());
  });
  await page.addInitScript(() => {
    requestAnimationFrame(() => performance.mark('first frame'));
  });
  await page.goto('/');
  await page.waitForSelector(LIVE);
  expect(asked.length).toBeGreaterThan(2);
  expect(new Set(asked).size).toBe(asked.length);
  const [frame, script] = await page.evaluate(() => {
    const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
    return [
      performance.getEntriesByName('first frame')[0]?.startTime ?? 0,
      Math.min(...scripts.map(({ startTime }) => startTime)),
    ] as const;
  });
  expect(script).toBeGreaterThanOrEqual(frame);
});

look('a tab that nobody looks at makes no frame, and comes to life all the same', async ({ page }) => {
  await untilReady(page.request);
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
    window.requestAnimationFrame = () => 0;
  });
  await page.goto('/');
  await page.waitForSelector(LIVE);
});

test.describe('where one must sign in to watch', () => {
  test.use({ env: { VIEW: 'login', ADMIN_PASSWORD: 'correct horse' } });
  test('the HTML holds nothing of the swarm before that, and nobody’s name after it', async ({
    request,
    page,
    baseURL,
  }) => {
    await untilReady(request);
    const before = await (await request.get('/')).text();
    expect(tilesIn(before)).toBe(0);
    expect(/worker02|echo_api|first-answer/.test(before)).toBe(false);
    const origin = new URL(baseURL ?? '').origin;
    const form = { data: { password: 'correct horse' }, headers: { Origin: origin } };
    expect((await page.request.post('/api/sign-in', form)).ok()).toBe(true);
    const after = await (await page.request.get('/')).text();
    expect(tilesIn(after)).toBe(TASKS);
    // Who asked stands in the answer to who asked, and not in what is drawn for all.
    const json = /<script type="application\/json"[^>]*>(.*?)<\/script>/.exec(after)?.[1] ?? '';
    const { drawn, hello } = JSON.parse(json) as FirstAnswer;
    expect(hello.session).toMatchObject({ role: 'admin', name: expect.any(String) });
    expect(drawn.hello.session).toEqual({ role: 'admin', stacks: null, name: null, signIn: 'open' });
    // And others still get nothing of it.
    expect(tilesIn(await (await request.get('/')).text())).toBe(0);
  });
});

test.describe('more tasks than HTML can carry', () => {
  test.use({ env: { DEMO_NODES: '40', DEMO_TASKS: '1000' } });
  test('the HTML names each node and what they add up to; the tiles come after', async ({
    page,
    request,
  }) => {
    await untilReady(request);
    const html = await (await request.get('/')).text();
    expect(tilesIn(html)).toBe(0);
    expect(html).toContain('<b>worker37</b>');
    expect(html).toMatch(/data-testid="swarm-summary"[^>]*data-nodes="40"[^>]*data-tasks="1000"/);
    await page.goto('/');
    await page.waitForSelector(LIVE);
    await expect(page.locator('.outline-nodes')).toHaveCount(0);
  });
});
