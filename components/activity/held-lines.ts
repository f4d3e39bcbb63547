import type { ActivityPage } from '@/lib/swarm/picture/kept-activity';

/** The part of the server's memory that the page has: its newest lines without a gap, and what holds for all of them. */
export type HeldLines = ActivityPage;

/** With the newest lines as they are now. */
export function withNewest(held: HeldLines | null, newest: ActivityPage): HeldLines {
  const oldest = newest.lines.at(-1)?.seq;
  // Another run of the server counts anew.
  if (!held || held.since !== newest.since || !newest.hasOlder || oldest === undefined) return newest;
  const older = held.lines.filter(({ seq }) => seq < oldest);
  // More has come than one answer holds: what was held is asked for again, as one scrolls.
  if (older.length === 0 || older.length === held.lines.length) return newest;
  return { ...newest, lines: [...newest.lines, ...older], hasOlder: held.hasOlder };
}

/** With the lines before its oldest. */
export function withOlder(held: HeldLines, older: ActivityPage): HeldLines {
  if (held.since !== older.since) return held;
  const oldest = held.lines.at(-1)?.seq ?? Number.POSITIVE_INFINITY;
  const { from, gaps, matched, total, summed, hasOlder } = older;
  const lines = [...held.lines, ...older.lines.filter(({ seq }) => seq < oldest)];
  return { ...held, from, gaps, matched, total, summed, hasOlder, lines };
}
