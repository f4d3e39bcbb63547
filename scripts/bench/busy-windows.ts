import type { Page } from 'playwright';
import type { Effort } from './budget';
import { frameTimes } from './page-probe';
import type { Program } from './processes';
import { type Measured, measured, quantile } from './statistics';

/** What a busy time costs a page and its server, window by window, ms: the p99 of frames, and the longest block. */
export async function busyWindows(
  page: Page,
  server: Pick<Program, 'ask'>,
  { windows, windowMs }: Effort,
): Promise<{ readonly frames: Measured; readonly blocks: Measured }> {
  const frames: number[] = [];
  const blocks: number[] = [];
  for (let n = 0; n < windows; n += 1) {
    await server.ask('watch');
    frames.push(quantile(await frameTimes(page, windowMs), 0.99));
    blocks.push((await server.ask('read')).longestBlockMs);
  }
  return { frames: measured(frames), blocks: measured(blocks) };
}
