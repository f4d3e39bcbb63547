import type { CDPSession, Page } from 'playwright';
import { delay } from '@/lib/base/time';

/** A frame that the page painted: the revision that its summary told, and when, ms since 1970. */
export type Frame = readonly [revision: number, at: number];

declare global {
  interface Window {
    /** The frames that showed another revision than the one before. */
    probeFrames: Frame[];
    /** Takes ms from the start of the navigation to the end of the frame that showed every task. */
    tellPainted(ms: string): void;
  }
}

/** However slow a machine is. */
const PATIENCE_MS = 60_000;

/**
 * Watches a page from its first moment: until it has painted `tasks` tasks (null: all that it knows of), as tiles or on
 * a canvas, and for every revision after that. A frame counts when it is laid out and painted, which a page hears of by
 * a message that it sends to itself while the frame is made. Returns how to wait for all tasks: ms from the start of
 * the navigation to the frame that showed them.
 */
export async function installProbe(
  page: Page,
  session: CDPSession,
  tasks: number | null,
): Promise<() => Promise<number>> {
  // The page tells, and is not asked: Playwright's questions bring 0.1 s of scripts with them into a page that loads.
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'tellPainted' });
  const painted = new Promise<number>((resolve) => {
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === 'tellPainted') resolve(Number(payload));
    });
  });
  // tsx compiles functions with a helper that a page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (value) => value;' });
  await page.addInitScript((count) => {
    window.probeFrames = [];
    const summary = () => document.querySelector<HTMLElement>('[data-testid=swarm-summary]')?.dataset ?? {};
    const afterThisFrame = (tell: () => void) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        tell();
      };
      port2.postMessage(null);
    };

    const isDrawn = () => {
      const told = Number(summary().tasks ?? 0);
      if (told === 0 || told !== (count ?? told)) return false;
      const canvases = document.querySelectorAll<HTMLElement>('canvas[data-drawn]');
      const onCanvas = [...canvases].reduce((sum, { dataset }) => sum + Number(dataset.drawn), 0);
      return onCanvas + document.querySelectorAll('[data-task-id]').length >= told;
    };
    const look = () => {
      if (!isDrawn()) return void requestAnimationFrame(look);
      afterThisFrame(() => window.tellPainted(String(performance.now())));
    };
    requestAnimationFrame(look);

    const note = () => {
      const revision = Number(summary().revision);
      if (window.probeFrames.at(-1)?.[0] === revision) return;
      afterThisFrame(() => window.probeFrames.push([revision, Date.now()]));
    };
    new MutationObserver(() => requestAnimationFrame(note)).observe(document, {
      subtree: true,
      attributes: true,
      attributeFilter: ['data-revision'],
    });
  }, tasks);
  return async () => {
    const found = new AbortController();
    const ms = await Promise.race([painted, delay(PATIENCE_MS, found.signal)]);
    found.abort();
    if (ms === undefined) throw new Error(`the page did not paint ${tasks ?? 'its'} tasks within a minute`);
    return ms;
  };
}

/** When the page first showed `revision` or a later one, ms since 1970; waits for it. */
export async function shownAt(page: Page, revision: number): Promise<number> {
  const found = await page.waitForFunction(
    (asked) => window.probeFrames.find(([shown]) => shown >= asked)?.[1],
    revision,
    { timeout: PATIENCE_MS },
  );
  return Number(await found.jsonValue());
}

/** The times between the page's frames, ms, for `windowMs`. Headless Chromium makes 60 of them a second at the most. */
export const frameTimes = (page: Page, windowMs: number): Promise<number[]> =>
  page.evaluate(
    (ms) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let start = 0;
        let last = 0;
        const tick = (at: number) => {
          if (last > 0) times.push(at - last);
          start ||= at;
          last = at;
          if (at - start < ms) requestAnimationFrame(tick);
          else resolve(times);
        };
        requestAnimationFrame(tick);
      }),
    windowMs,
  );
