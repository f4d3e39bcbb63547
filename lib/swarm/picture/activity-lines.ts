import type { Activity } from './activity';

/** As many lines as anybody reads. */
const KEPT = 200;

/** The lines after `fresh`, each of which takes the place of the one with its `seq`; at most 200, oldest first. */
export function withLines(lines: readonly Activity[], fresh: readonly Activity[]): readonly Activity[] {
  if (fresh.length === 0) return lines;
  const renewed = new Set(fresh.map(({ seq }) => seq));
  return [...lines.filter(({ seq }) => !renewed.has(seq)), ...fresh].slice(-KEPT);
}
