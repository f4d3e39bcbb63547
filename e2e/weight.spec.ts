import { untilReady } from './support/ready';
import { expect, test } from './support/test';

/** What the scripts of a page may weigh, gzipped, before a hand is moved. */
const MAX_BYTES = 186_000;

test.use({ viewport: { width: 1280, height: 800 } });

for (const path of ['/', '/services', '/stacks']) {
  test(`the scripts of ${path} are light`, async ({ page }) => {
    await page.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        if (!document.querySelector('[data-testid=swarm-summary][data-live=true]')) return;
        performance.mark('live');
        observer.disconnect();
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    // A page that has to wait for the server's own first picture draws more than one that has it.
    await untilReady(page.request);
    await page.goto(path);
    await page.waitForFunction(() => performance.getEntriesByName('live').length > 0);
    // What a page loads for later, once it shows the swarm, is no part of it.
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .filter(({ startTime }) => startTime <= (performance.getEntriesByName('live')[0]?.startTime ?? 0))
        .filter(({ name }) => /\.js(\?|$)/.test(name))
        .map(({ encodedBodySize, decodedBodySize }) => ({ encodedBodySize, decodedBodySize })),
    );
    const bytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    test.info().annotations.push({ type: 'weight', description: `${bytes} bytes` });
    expect(scripts.length).toBeGreaterThan(3);
    const raw = scripts.filter(({ encodedBodySize, decodedBodySize }) => encodedBodySize >= decodedBodySize);
    expect(
      raw.filter(({ decodedBodySize }) => decodedBodySize > 1024),
      'sent uncompressed',
    ).toEqual([]);
    expect(bytes).toBeLessThan(MAX_BYTES);
  });
}
