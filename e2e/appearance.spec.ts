import { expect, look, test } from './support/test';

const ground = () => getComputedStyle(document.body).backgroundColor;

look('the language is the browser’s, can be switched, and stays', async ({ page }) => {
  await page.goto('/services');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('[data-slot=live]')).toHaveAttribute('data-state', 'live');
  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('サービス');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.locator('[data-slot=live]'), 'the connection stays').toHaveAttribute(
    'data-state',
    'live',
  );
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('サービス');
  await expect(page).toHaveTitle('サービス · Swarmscope');
  const faces = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family);
  });
  expect(faces.join()).toContain('Noto Sans JP');
});

test.describe('a Japanese browser', () => {
  test.use({ locale: 'ja-JP' });

  look('gets Japanese at once', async ({ page }) => {
    await page.goto('/stacks');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await expect(page.getByTestId('demo-banner')).toContainText('デモ');
    await page.locator('[data-stack=echo]').getByRole('button', { name: 'スタックechoを削除' }).click();
    await expect(page.getByRole('dialog')).toContainText('次の順に削除します。');
  });
});

look('a theme is set by the server, before anything is painted', async ({ page }) => {
  await page.goto('/');
  const light = await page.evaluate(ground);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(ground)).not.toBe(light);

  const html = await (await page.request.get('/')).text();
  expect(html).toMatch(/<html[^>]*data-theme="dark"/);
  await page.reload();
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('radio', { name: /Projector/ }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
  await page.getByRole('radio', { name: 'System' }).check();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

look('the bar leads to the logs and the registry, behind “More” where it has no room', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/');
  const bar = page.getByRole('navigation', { name: 'Views' });
  const more = bar.getByRole('button', { name: 'More' });
  await expect(more).toBeHidden();
  await bar.getByRole('link', { name: 'Registry' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registry');
  await page.setViewportSize({ width: 1024, height: 720 });
  await more.click();
  await bar.getByRole('link', { name: 'Logs' }).click();
  await expect(page).toHaveURL(/\/logs$/);
  await expect(bar.getByRole('link', { name: 'Logs' })).toBeHidden();
  await more.click();
  await expect(bar.getByRole('link', { name: 'Logs' })).toHaveAttribute('aria-current', 'page');
});

for (const locale of ['en', 'ja'])
  look(`nothing in the bar lies over anything else: ${locale}`, async ({ page, context, swarmscope }) => {
    await context.addCookies([{ name: 'locale', value: locale, url: swarmscope.url }]);
    // A filter makes the numbers longer.
    await page.goto('/?q=9000');
    await expect(page.locator('[data-slot=live]')).toHaveAttribute('data-state', 'live');
    for (const width of [390, 640, 800, 1024, 1280, 1536, 1920]) {
      await page.setViewportSize({ width, height: 720 });
      const crossing = await page.locator('[data-slot=top-bar] > div').evaluate((bar) => {
        const parts = [...bar.children].flatMap((child) =>
          getComputedStyle(child).display === 'contents' ? [...child.children] : [child],
        );
        const boxes = parts.map((part) => {
          const range = document.createRange();
          range.selectNodeContents(part);
          // What a list scrolls out of sight is not in its own box, nor a name that is only heard.
          return (part.matches('nav, a') ? part : range).getBoundingClientRect();
        });
        return boxes.flatMap((a, n) =>
          boxes
            .slice(n + 1)
            .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
            .map((b) => [a.toJSON(), b.toJSON()]),
        );
      });
      expect(crossing, `${width} px`).toEqual([]);
      // Below, it is scrolled; on a phone the others are behind "More".
      if (width < 1024) continue;
      const isCut = await page.locator('.views-list').evaluate((list) => list.scrollWidth - list.clientWidth);
      expect(isCut, `${width} px: a view that is cut`).toBeLessThanOrEqual(1);
    }
  });

for (const locale of ['en', 'ja'])
  look(`the age of the data moves nothing beside it: ${locale}`, async ({ page, context, swarmscope }) => {
    await context.addCookies([{ name: 'locale', value: locale, url: swarmscope.url }]);
    await page.goto('/');
    const live = page.locator('[data-slot=live]');
    await expect(live).toHaveAttribute('data-state', 'live');
    // What it says gives it no width, and has room.
    const [wide, empty, isCut] = await live.evaluate(async (each) => {
      await document.fonts.ready;
      const width = () => each.getBoundingClientRect().width;
      const said = each.querySelector<HTMLElement>('.absolute');
      const age = each.querySelector('.contain-strict');
      const before = width();
      const isLonger = !age || age.clientWidth === 0 || age.scrollWidth > age.clientWidth;
      if (said) said.style.display = 'none';
      const after = width();
      if (said) said.style.display = '';
      return [before, after, isLonger];
    });
    expect(empty).toBe(wide);
    expect(isCut).toBe(false);
    // It ticks in its own text, and in nothing else.
    const touched = await live.evaluate(
      (each) =>
        new Promise<string[]>((resolve) => {
          const seen: MutationRecord[] = [];
          new MutationObserver((records) => {
            seen.push(...records);
            if (seen.length >= 3) resolve(seen.map(({ type }) => type));
          }).observe(each, { subtree: true, attributes: true, childList: true, characterData: true });
        }),
    );
    expect(new Set(touched)).toEqual(new Set(['characterData']));
  });

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const path of ['/', '/services', '/stacks', '/sign-in'])
    look(`${path} needs no sideways scrolling, and fingers hit its buttons`, async ({ page }) => {
      await page.goto(path);
      await expect(page.locator('[data-slot=live]')).toHaveAttribute('data-state', 'live');
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
      const small = await page.locator('[data-slot=button]:visible').evaluateAll((buttons) =>
        buttons
          .map((button) => ({
            name: button.ariaLabel ?? button.textContent,
            box: button.getBoundingClientRect(),
          }))
          .filter(({ box }) => Math.min(box.width, box.height) < 43.5)
          .map(({ name }) => name),
      );
      expect(small).toEqual([]);
    });
});
