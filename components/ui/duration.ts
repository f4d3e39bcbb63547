export interface Duration {
  readonly unit: 'ms' | 's' | 'min' | 'h' | 'd';
  /** With one decimal below ten seconds where `fine`, else whole. */
  readonly value: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span in its largest fitting unit, as people say it; `ms` below zero (a clock that differs) counts as none. */
export function duration(ms: number, fine = false): Duration {
  const span = Math.max(0, ms);
  if (fine && span < SECOND) return { unit: 'ms', value: Math.round(span) };
  if (fine && span < 10 * SECOND) return { unit: 's', value: Math.round(span / 100) / 10 };
  if (span < MINUTE) return { unit: 's', value: Math.floor(span / SECOND) };
  if (span < HOUR) return { unit: 'min', value: Math.floor(span / MINUTE) };
  if (span < 2 * DAY) return { unit: 'h', value: Math.floor(span / HOUR) };
  return { unit: 'd', value: Math.floor(span / DAY) };
}
