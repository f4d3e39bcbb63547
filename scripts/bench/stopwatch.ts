import type { Page } from 'playwright';
import { shownAt } from './page-probe';

/** Times from something that happens in Docker to the frame that shows it. */
export interface Stopwatch {
  /** Now it happens; `revisions` will tell the `count` revisions that bring it. */
  start(revisions: Promise<readonly number[]>, count: number): void;
  /** All times, ms, when all of it was shown; rejects where some never was. */
  read(): Promise<number[]>;
}

export function createStopwatch(page: Page): Stopwatch {
  const runs: Promise<{ at: number; revisions: readonly number[]; missing: number }>[] = [];
  return {
    start(revisions, count) {
      const at = Date.now();
      runs.push(revisions.then((found) => ({ at, revisions: found, missing: count - found.length })));
    },
    async read() {
      const times: number[] = [];
      for (const { at, revisions, missing } of await Promise.all(runs)) {
        if (missing > 0) throw new Error(`${missing} changes were never shown`);
        for (const revision of revisions) times.push((await shownAt(page, revision)) - at);
      }
      return times;
    },
  };
}
