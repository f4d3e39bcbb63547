import { delay } from '@/lib/base/time';

/** The longest that a run waits for the rest after the one before, ms. */
const LONGEST_REST = 1_000;

/**
 * One run at a time. A call during a run resolves with the next run, which begins after that call, so that it sees
 * what the call is about; all calls of one run share the next, which comes after as long a rest as the run took: calls
 * that never end keep Docker busy for half of the time at most. [W5]
 */
export function singleFlight(work: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let began = 0;
  const run = (): Promise<void> => {
    began = performance.now();
    current = work().finally(() => {
      current = null;
    });
    return current;
  };
  return () => {
    if (!current) return next ?? run();
    const rest = () => delay(Math.min(performance.now() - began, LONGEST_REST));
    next ??= current
      .then(rest, () => {}) // a failure is told to those who asked for that run
      .then(() => {
        next = null;
        return run();
      });
    return next;
  };
}
