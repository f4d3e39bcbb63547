/** Held longer than this, in ms, the event loop is given back. */
const SLICE_MS = 5;

/**
 * Runs work that yields to its end, and lets everything else have its turn in between, and before whoever waited for it
 * goes on after the last of several slices. Rejects with what it throws.
 */
export async function inSlices<T>(work: Generator<undefined, T>): Promise<T> {
  let began = performance.now();
  for (let isLong = false; ; ) {
    const step = work.next();
    if (step.done) {
      if (isLong) await nextTurn();
      return step.value;
    }
    if (performance.now() - began < SLICE_MS) continue;
    await nextTurn();
    began = performance.now();
    isLong = true;
  }
}

/** Not setImmediate: browsers have none, and there as here what waits comes first. */
const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

/** Runs work that yields to its end at once. */
export function atOnce<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
