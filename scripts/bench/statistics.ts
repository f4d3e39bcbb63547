/** A figure with its spread: `count` samples, of which `value` is the median unless it says otherwise. */
export interface Measured {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

/** The value below which `share` (0 to 1) of `values` lie; NaN for none. */
export const quantile = (values: Iterable<number>, share: number): number => pick(sorted(values), share);

/** The median of `values`, or another quantile; throws where there are none. */
export function measured(values: Iterable<number>, share = 0.5): Measured {
  const inOrder = sorted(values);
  if (inOrder.length === 0) throw new Error('nothing was measured');
  return {
    value: pick(inOrder, share),
    least: pick(inOrder, 0),
    most: pick(inOrder, 1),
    count: inOrder.length,
  };
}

const sorted = (values: Iterable<number>): Float64Array => Float64Array.from(values).sort();

const pick = (inOrder: Float64Array, share: number): number =>
  inOrder[Math.min(inOrder.length - 1, Math.floor(share * inOrder.length))] ?? Number.NaN;

/** A value at a time, in whatever units. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** How much the straight line through `points` (least squares) rises from the first to the last, as a share of where it starts. */
export function growth(points: readonly Point[]): number {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || first.at === last.at) throw new Error('no growth without two moments');
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, each) => sum + of(each), 0) / points.length;
  const at = mean((point) => point.at);
  const value = mean((point) => point.value);
  const slope =
    mean((point) => (point.at - at) * (point.value - value)) / mean((point) => (point.at - at) ** 2);
  return (slope * (last.at - first.at)) / (value + slope * (first.at - at));
}
