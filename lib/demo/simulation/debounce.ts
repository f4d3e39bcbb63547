import type { Clock } from './clock';

/** Runs `run` once, `ms` after the first call of what is returned; further calls until then are one with it. */
export function debounce(clock: Clock, ms: number, run: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    clock.after(ms, () => {
      isWaiting = false;
      run();
    });
  };
}
