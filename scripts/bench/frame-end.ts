import type { Page } from 'playwright';

declare global {
  interface Window {
    /**
     * Calls when the frame that is being made is laid out and painted: a page hears of that by a message that it sends to
     * itself meanwhile.
     */
    afterThisFrame(then: () => void): void;
  }
}

/** What probes in a page need. */
export async function installFrameEnd(page: Page): Promise<void> {
  // tsx compiles functions with a helper that a page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (value) => value;' });
  await page.addInitScript(() => {
    window.afterThisFrame = (then) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        then();
      };
      port2.postMessage(null);
    };
  });
}
