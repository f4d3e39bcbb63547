import type { CDPSession, Page } from 'playwright';
import { hearOnce, PATIENCE_MS } from './hear';

/** A frame that the page painted: the revision that its summary told, and when, ms since 1970. */
export type Frame = readonly [revision: number, at: number];

declare global {
  interface Window {
    /** The frames that showed another revision than the one before. */
    probeFrames: Frame[];
    /** Takes a `Painted` as JSON. */
    tellPainted(painted: string): void;
  }
}

/**
 * What is waited for. tasks: so many (null: all that the page knows of), as tiles or on a canvas. html: the document as
 * the server wrote it, with so many tiles in it. rows: the first element of a view's content.
 */
export type Sight =
  | { readonly kind: 'tasks'; readonly tasks: number | null }
  | { readonly kind: 'html'; readonly tiles: number }
  | { readonly kind: 'rows'; readonly selector: string };

export interface Painted {
  /** From the start of the navigation to the end of the frame that showed it. */
  readonly ms: number;
  /** That a person could see then, of those that are elements. */
  readonly tiles: number;
}

/**
 * Watches a page from its first moment: until it has painted what is waited for, and for every revision after that. A
 * frame counts when it is laid out and painted. Returns how to wait for the first of these.
 */
export async function installProbe(
  page: Page,
  session: CDPSession,
  sight: Sight,
): Promise<() => Promise<Painted>> {
  const painted = await hearOnce(session, 'tellPainted');
  await page.addInitScript((wanted) => {
    window.probeFrames = [];
    const summary = () => document.querySelector<HTMLElement>('[data-testid=swarm-summary]')?.dataset ?? {};
    const allTiles = () => document.querySelectorAll('[data-task-id]');
    const visibleTiles = () => {
      const tiles = allTiles();
      // The last one stands for all. React streams what is late into an element that it hides until a script puts it in its place.
      return tiles.item(tiles.length - 1)?.checkVisibility() ? tiles.length : 0;
    };
    const isDrawn = () => {
      if (wanted.kind === 'rows') return document.querySelector(wanted.selector)?.checkVisibility() ?? false;
      if (wanted.kind === 'html') {
        const hasAll = wanted.tiles > 0 && visibleTiles() >= wanted.tiles;
        // More than all of it never comes.
        return hasAll || document.readyState !== 'loading';
      }
      const told = Number(summary().tasks ?? 0);
      if (told === 0 || told !== (wanted.tasks ?? told)) return false;
      const canvases = document.querySelectorAll<HTMLElement>('canvas[data-drawn]');
      const onCanvas = [...canvases].reduce((sum, { dataset }) => sum + Number(dataset.drawn), 0);
      return onCanvas + visibleTiles() >= told;
    };
    const look = () => {
      if (!isDrawn()) return void requestAnimationFrame(look);
      window.afterThisFrame(() => {
        const ms = performance.now();
        const tiles = [...allTiles()].filter((tile) => tile.checkVisibility()).length;
        window.tellPainted(JSON.stringify({ ms, tiles }));
      });
    };
    requestAnimationFrame(look);

    const note = () => {
      const revision = Number(summary().revision);
      if (window.probeFrames.at(-1)?.[0] === revision) return;
      window.afterThisFrame(() => window.probeFrames.push([revision, Date.now()]));
    };
    new MutationObserver(() => requestAnimationFrame(note)).observe(document, {
      subtree: true,
      attributes: true,
      attributeFilter: ['data-revision'],
    });
  }, sight);
  return async () => JSON.parse(await painted());
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
