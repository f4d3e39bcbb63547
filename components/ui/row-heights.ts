/** The heights of a long list's rows, CSS px: measured where a row was seen, as the others are on average where it was not. */
export class RowHeights {
  private readonly known = new Map<string, number>();
  private sum = 0;

  /** `estimate`: of a row, before any was seen. */
  constructor(private readonly estimate: number) {}

  /** Takes what was measured; whether anything is another height than it was. */
  take(measured: ReadonlyMap<string, number>): boolean {
    let isChanged = false;
    for (const [key, height] of measured) {
      const last = this.known.get(key);
      // Less is the browser's rounding.
      if (last !== undefined && Math.abs(last - height) < 0.5) continue;
      this.known.set(key, height);
      this.sum += height - (last ?? 0);
      isChanged = true;
    }
    return isChanged;
  }

  /** Rows wrap anew. */
  forget(): void {
    this.known.clear();
    this.sum = 0;
  }

  /** Where each row starts, from the first one's top on; one more, for the end of the last. */
  starts(keys: readonly string[]): Float64Array {
    const usual = this.known.size > 0 ? this.sum / this.known.size : this.estimate;
    const starts = new Float64Array(keys.length + 1);
    let at = 0;
    for (const [index, key] of keys.entries()) {
      at += this.known.get(key) ?? usual;
      starts[index + 1] = at;
    }
    return starts;
  }
}

/** The rows from `from` on, before `to`. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** The rows that are, at least in part, between `top` and `bottom`; never none, where there are any. */
export function rangeBetween(starts: Float64Array, top: number, bottom: number): RowRange {
  const last = Math.max(0, starts.length - 2);
  const from = Math.min(last, Math.max(0, firstBeyond(starts, top) - 1));
  return { from, to: Math.min(starts.length - 1, Math.max(from + 1, firstBeyond(starts, bottom))) };
}

/** The first row that starts beyond `at`. */
function firstBeyond(starts: Float64Array, at: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
