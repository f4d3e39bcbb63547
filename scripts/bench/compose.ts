import { readFileSync } from 'node:fs';
import { checkApart } from '@/lib/compose/check-apart';
import { checkCompose } from '@/lib/compose/check-compose';
import { MAX_COMPOSE_BYTES } from '@/lib/compose/compose-file';
import { worstFiles } from '@/lib/compose/made-up/worst-files.testing';
import type { Effort } from './budget';
import { cells, markdown } from './report';
import { type Measured, measured } from './statistics';

/** Of a shape, ms of one thread's processor time, which a busy machine does not lengthen. */
interface ComposeFigures {
  readonly shape: string;
  /** The check itself, of a file as long as the limit. */
  readonly check: Measured;
  /** What it takes of the thread that asks another for it, in all: no block is longer. */
  readonly serving: Measured;
  /** The check of 1 MB, without the limit that refuses it unread. */
  readonly megabyte: Measured;
}

const MEGABYTE = 1_000_000;
const CONTEXT = { stack: 'shop', values: {}, networks: null };

/** What checking the worst compose files costs, and what the thread that serves has to do with it. */
export async function measureCompose({ loads }: Effort): Promise<readonly ComposeFigures[]> {
  const { signal } = new AbortController();
  const shapes = Object.entries(worstFiles(MAX_COMPOSE_BYTES));
  // All of them first: what checks leave behind on this thread is swept in the time of those that follow.
  const servings = new Map<string, Measured>();
  for (const [shape, text] of shapes)
    servings.set(shape, measured(await times(loads, () => checkApart(text, CONTEXT, signal)), 1));
  const large = worstFiles(MEGABYTE);
  const found: ComposeFigures[] = [];
  for (const [shape, text] of shapes) {
    const check = measured(await times(loads, () => checkCompose(text, CONTEXT)));
    const megabyte = measured(await times(1, () => checkCompose(large[shape] ?? '', CONTEXT, MEGABYTE)));
    found.push({ shape, check, megabyte, serving: servings.get(shape) ?? measured([]) });
  }
  return found;
}

/** What `work` takes of this thread, ms, so many times. */
async function times(count: number, work: () => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const start = processorMs();
    await work();
    taken.push(processorMs() - start);
  }
  return taken;
}

const processorMs = (): number => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;

export function composeTable(figures: readonly ComposeFigures[]): string {
  const rows = figures.map(({ shape, check, serving, megabyte }) => [
    shape,
    cells(check, 1_000, 0)[0],
    cells(serving, 50, 0)[0],
    cells(megabyte, null, 0)[0],
  ]);
  const head = ['a compose file of', '256 KiB, ms', 'of the server’s own thread, ms', '1 MB, ms'];
  const aims = ['aim', '≤ 1,000', '≤ 50', '(refused unread)'];
  return `${markdown([head, head.map(() => '---'), aims, ...rows])}
Processor time. Of the server’s own thread it is all that a check in another takes, at the most: no block is longer. 1 MB is
checked without the limit, for comparison.
`;
}
