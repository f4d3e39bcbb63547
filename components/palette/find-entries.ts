import { compareNames } from '@/lib/base/compare';
import { ENTRY_KINDS, type Entry } from './entry';
import { fuzzyFit } from './fuzzy';

export interface Found {
  readonly entry: Entry;
  readonly places: readonly number[];
}

/** As many as anyone reads. */
const MOST = 50;
/** What begins with the typed id is meant. */
const ID_SCORE = 1_000;

/** The entries that fit what was typed, the best first; with nothing typed those used last, then pages and actions of all. */
export function findEntries(
  entries: readonly Entry[],
  query: string,
  recent: readonly string[],
): readonly Found[] {
  const typed = query.trim().toLowerCase();
  const isId = /^[a-z0-9]{4,}$/.test(typed);
  const found = entries.flatMap((entry) => {
    const fits =
      isId && entry.id.startsWith(typed) ? { score: ID_SCORE, places: [] } : fuzzyFit(typed, entry.label);
    if (!fits) return [];
    const last = recent.indexOf(entry.key);
    // Lately used ones first among equals, and all of them while nothing is typed.
    const bonus = last < 0 ? 0 : typed ? 1 : 100 - last;
    return [{ entry, places: fits.places, score: (typed ? fits.score : 0) + bonus }];
  });
  const order = ({ entry }: Found) => ENTRY_KINDS.indexOf(entry.kind);
  return found
    .sort((a, b) => b.score - a.score || order(a) - order(b) || compareNames(a.entry.label, b.entry.label))
    .slice(0, MOST);
}
