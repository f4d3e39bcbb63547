/** Held longer than this, in ms, the event loop is given back. */
const SLICE_MS = 10;

/** Runs work that yields to its end, and lets everything else have its turn in between. Rejects with what it throws. */
export async function inSlices<T>(work: Generator<undefined, T>): Promise<T> {
  for (let began = performance.now(); ; ) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    // Not setImmediate: browsers have none, and there as here what waits comes first.
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
}

/** Runs work that yields to its end at once. */
export function atOnce<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
