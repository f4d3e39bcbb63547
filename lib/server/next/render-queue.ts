import { delay } from '@/lib/base/time';
import type { PageAnswer } from './ask-next';

/** Too many wait already. */
export class Crowded extends Error {}

/** Has few pages rendered at once, those of every address in turn. */
export interface RenderQueue {
  /**
   * What `render` gives, once it was its turn. Rejects with `Crowded` where too many wait, of `address` or of all, and
   * with the reason of `signal` where that aborts before its turn. Address null: for everybody. That comes first and
   * always has a place, so its caller sees to how many there are.
   */
  run(address: string | null, signal: AbortSignal, render: () => Promise<PageAnswer>): Promise<PageAnswer>;
}

export interface RenderQueueLimits {
  readonly rendersAtOnce: number;
  readonly rendersWaiting: number;
  readonly rendersWaitingEach: number;
}

/** Renders; resolves with whether that failed. */
type Job = () => Promise<boolean>;

/**
 * Rendering holds the process's one thread. After a page it is left to everybody else for as long as that took, but not
 * longer than this: a page may have waited, not worked.
 */
const MAX_REST_MS = 100;
/** How long one that failed keeps its place. Next writes a line for each: whoever asks for such has the log grow slowly. */
const FAILED_MS = 250;

export function createRenderQueue(limits: RenderQueueLimits): RenderQueue {
  /** By address, the next one first; none is empty. */
  const lines = new Map<string | null, Job[]>();
  let lanes = 0;
  /** By `performance.now()`: nothing is begun before. */
  let restsUntil = 0;

  function next(): Job | undefined {
    const [address] = lines.has(null) ? [null] : lines.keys();
    if (address === undefined) return undefined;
    const [job, ...rest] = lines.get(address) ?? [];
    // Behind the other addresses.
    lines.delete(address);
    if (rest.length > 0) lines.set(address, rest);
    return job;
  }

  function leave(address: string | null, job: Job): void {
    const rest = (lines.get(address) ?? []).filter((other) => other !== job);
    if (rest.length > 0) lines.set(address, rest);
    else lines.delete(address);
  }

  function restAfter(began: number): void {
    const ended = performance.now();
    restsUntil = Math.max(restsUntil, ended + Math.min(ended - began, MAX_REST_MS));
  }

  async function serve(): Promise<void> {
    lanes += 1;
    for (;;) {
      while (performance.now() < restsUntil) await delay(restsUntil - performance.now());
      const job = next();
      if (!job) break;
      const hasFailed = await job();
      if (hasFailed) await delay(FAILED_MS);
    }
    lanes -= 1;
  }

  return {
    run(address, signal, render) {
      const line = lines.get(address) ?? [];
      const waiting = [...lines.values()].reduce((sum, { length }) => sum + length, 0);
      const isFull = waiting >= limits.rendersWaiting || line.length >= limits.rendersWaitingEach;
      if (address !== null && isFull) return Promise.reject(new Crowded());
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          leave(address, job);
          reject(signal.reason);
        };
        const job = async () => {
          signal.removeEventListener('abort', giveUp);
          const began = performance.now();
          try {
            // Before anybody hears of it, and asks for the next.
            const answer = await render().finally(() => restAfter(began));
            resolve(answer);
            return answer.status >= 500;
          } catch (error) {
            reject(error);
            return true;
          }
        };
        signal.addEventListener('abort', giveUp);
        lines.set(address, [...line, job]);
        if (lanes < limits.rendersAtOnce) void serve();
      });
    },
  };
}
