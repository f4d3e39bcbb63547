let last = Number.NaN;
let prefix = '';
let nanoseconds = 0;

/** Go's RFC 3339 with nanoseconds; within one millisecond later calls give later times. */
export function timestamp(ms: number): string {
  if (ms !== last) {
    last = ms;
    prefix = new Date(ms).toISOString().slice(0, -1);
    nanoseconds = 1_014;
  }
  nanoseconds = Math.min(nanoseconds + 1_013, 999_999);
  return `${prefix}${String(nanoseconds).padStart(6, '0').replace(/0+$/, '')}Z`;
}

/** Docker's durations are nanoseconds; ours are milliseconds. */
export function fromNanoseconds(duration: number | undefined, otherwise: number): number {
  return duration === undefined ? otherwise : duration / 1e6;
}
