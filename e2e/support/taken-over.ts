import type { Page } from 'playwright/test';
import { NETWORK_CHANGED } from './console-errors';

/**
 * Has `goto` and `reload` wait until scripts have taken over a grid that came in the HTML. The load event is before that,
 * and until then a click does what it does without scripts: it follows a link, and presses nothing.
 */
export function waitUntilTakenOver(page: Page): void {
  const isTakenOver = () => document.querySelector('.grid-area[data-drawn]') === null;
  // Not by frames: some tests are about a page that makes none.
  const wait = () => page.waitForFunction(isTakenOver, undefined, { polling: 20 });
  const { goto, reload } = page;
  page.goto = async (...args) => {
    const answer = await open(() => goto.apply(page, args));
    if (args[1]?.waitUntil !== 'commit') await wait();
    return answer;
  };
  page.reload = async (...args) => {
    const answer = await open(() => reload.apply(page, args));
    await wait();
    return answer;
  };
}

/** Opens a page, again where the network changed meanwhile, as a browser does by itself. */
async function open<T>(navigate: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await navigate();
    } catch (cause) {
      if (!NETWORK_CHANGED.test(`${cause}`)) throw cause;
    }
}
