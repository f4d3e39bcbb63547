/** A row differs by so much with its neighbours, CSS px: the browser rounds, and a table's rows share their borders. */
const ROUNDING = 1;

/**
 * The heights of a long list's rows, CSS px: measured where a row was seen; where it was not, as the first ones that were
 * seen are on average. That does not change with what is seen later, as every row below would move by it.
 */
export class RowHeights {
  private readonly known = new Map<string, number>();
  private usual: number;

  /** `estimate`: of a row, before any was seen. */
  constructor(private readonly estimate: number) {
    this.usual = estimate;
  }

  /** Takes what was measured, or of it only rows that were not seen before; whether that is anything new. */
  take(measured: ReadonlyMap<string, number>, which: 'all' | 'unseen'): boolean {
    const isFirst = this.known.size === 0;
    let isChanged = false;
    for (const [key, height] of measured) {
      const last = this.known.get(key);
      if (last !== undefined && (which === 'unseen' || Math.abs(last - height) <= ROUNDING)) continue;
      this.known.set(key, height);
      isChanged = true;
    }
    if (isFirst && isChanged) this.usual = average([...this.known.values()]);
    return isChanged;
  }

  /** Rows wrap anew. */
  forget(): void {
    this.known.clear();
    this.usual = this.estimate;
  }

  /** Where each row starts, from the first one's top on; one more, for the end of the last. */
  starts(keys: readonly string[]): Float64Array {
    const starts = new Float64Array(keys.length + 1);
    let at = 0;
    for (const [index, key] of keys.entries()) {
      at += this.known.get(key) ?? this.usual;
      starts[index + 1] = at;
    }
    return starts;
  }
}

const average = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;

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
