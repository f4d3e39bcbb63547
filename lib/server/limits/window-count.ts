/** Sums by key over windows of time that follow each other; answers at once, and forgets whole windows. */
export interface WindowCount {
  /** Adds to the key's sum of this window, and returns it. */
  add(key: string, amount: number): number;
}

/** Of the limits whose names end in `Per10s`. */
export const WINDOW_MS = 10_000;

export function createWindowCount(windowMs: number, clock = () => performance.now()): WindowCount {
  let began = clock();
  let sums = new Map<string, number>();
  return {
    add(key, amount) {
      if (clock() - began >= windowMs) {
        began = clock();
        sums = new Map();
      }
      const sum = (sums.get(key) ?? 0) + amount;
      sums.set(key, sum);
      return sum;
    },
  };
}
