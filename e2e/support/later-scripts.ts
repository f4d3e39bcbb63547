import type { Page } from 'playwright/test';

/**
 * Keeps from the page every script that it does not name itself: what it loads after its first picture. Resolves with what
 * lets them through again.
 */
export async function withholdLaterScripts(page: Page, url: string): Promise<() => Promise<void>> {
  const html = await (await page.request.get(url)).text();
  const isScript = ({ pathname }: URL) => /\/_next\/static\/chunks\/.*\.js$/.test(pathname);
  await page.route(isScript, (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return html.includes(name) ? route.continue() : route.abort('connectionrefused');
  });
  return () => page.unroute(isScript);
}
