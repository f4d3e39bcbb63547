import type { LogRow } from './log-buffer';

/** Where a text has what is looked for: from, and to. */
export type Match = readonly [from: number, to: number];

/** Finds it as it is written, in capitals or not; null for nothing to look for. */
export const searchPattern = (query: string): RegExp | null =>
  query === '' ? null : new RegExp(query.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu');

export const matchesIn = (text: string, pattern: RegExp | null): readonly Match[] =>
  pattern === null
    ? []
    : Array.from(text.matchAll(pattern), ({ index, 0: found }): Match => [index, index + found.length]);

/** The rows that have what is looked for, kept up with a buffer: each row is looked at once. */
export class LogSearch {
  /** Ids of rows, rising; changed in place. */
  readonly found: number[] = [];
  private seen = -1;

  private readonly pattern: RegExp | null;

  constructor(pattern: RegExp | null) {
    // One that does not remember where it found something: its `test` begins at the start.
    this.pattern = pattern && new RegExp(pattern.source, 'iu');
  }

  /**
   * The row with the next find after `current`, or before it, round to the other end; the newest where there is no
   * current one. `rows` as for `update`: what came since then counts.
   */
  step(rows: readonly LogRow[], current: number | null, direction: 1 | -1): number | null {
    this.update(rows);
    const { found } = this;
    if (current === null) return found.at(-1) ?? null;
    const next = direction > 0 ? found.find((id) => id > current) : found.findLast((id) => id < current);
    return next ?? found.at(direction > 0 ? 0 : -1) ?? null;
  }

  /** `rows` with more at its end than the last time, and less at its front. */
  update(rows: readonly LogRow[]): void {
    if (!this.pattern) return;
    const oldest = rows[0]?.id ?? 0;
    const gone = this.found.findIndex((id) => id >= oldest);
    if (gone !== 0) this.found.splice(0, gone < 0 ? this.found.length : gone);
    for (let i = Math.max(0, this.seen + 1 - oldest); i < rows.length; i++) {
      const row = rows[i];
      if (!row) break;
      if (this.pattern.test(row.plain)) this.found.push(row.id);
      this.seen = row.id;
    }
  }
}
