import type { Cookie } from 'playwright';
import { hearOnce } from './hear';
import { blankPage } from './page';
import type { Rig } from './rig';

declare global {
  interface Window {
    /** Takes a `Click` as JSON. */
    tellClick(click: string): void;
  }
}

/** A click on a service's scale-up button; ms from the start of the navigation to the end of the frame that showed it. */
export interface Click {
  /** The service's id. */
  readonly service: string;
  /** The page counts up. */
  readonly takenMs: number;
  /** The page says what came of it. */
  readonly answeredMs: number;
  /** The tone of what it says. */
  readonly tone: string;
}

/** Signs a browser in by password, once for all pages. */
export async function signIn({ browser }: Rig, url: string, password: string): Promise<readonly Cookie[]> {
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/sign-in`, {
    headers: { Origin: url },
    data: { password },
  });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

/**
 * Opens the grid and clicks on the first stepper beside it in every frame, from the first on, until a click takes: as
 * somebody in a hurry would.
 */
export async function timeClick(rig: Rig, url: string, cookies: readonly Cookie[]): Promise<Click> {
  const { page, session, close } = await blankPage(rig, cookies);
  const told = await hearOnce(session, 'tellClick');
  await page.addInitScript(() => {
    let takenMs: number | null = null;
    let service = '';
    const look = () => {
      if (takenMs === null) {
        const row = document.querySelector<HTMLElement>(
          '[data-slot=service-pane-row]:has([data-slot=stepper])',
        );
        const more = row?.querySelector<HTMLElement>('[data-slot=stepper] > button:last-of-type');
        if (more && more.ariaDisabled !== 'true') more.click();
        return window.afterThisFrame(() => {
          if (row?.querySelector('[data-draft]')) {
            takenMs = performance.now();
            service = row.dataset.serviceId ?? '';
          }
          requestAnimationFrame(look);
        });
      }
      const said = document.querySelector<HTMLElement>('[data-slot=toast]');
      if (!said) return void requestAnimationFrame(look);
      const { tone } = said.dataset;
      const taken = takenMs;
      window.afterThisFrame(() =>
        window.tellClick(
          JSON.stringify({ service, takenMs: taken, answeredMs: performance.now(), tone: tone ?? '' }),
        ),
      );
    };
    requestAnimationFrame(look);
  });
  await page.goto(url, { waitUntil: 'commit' });
  const click: Click = JSON.parse(await told());
  await close();
  if (click.tone !== 'success') throw new Error(`the page answered a click on scale with ${click.tone}`);
  return click;
}
