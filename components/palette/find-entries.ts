import { compareNames } from '@/lib/base/compare';
import { ENTRY_KINDS, type Entry } from './entry';
import { type Fit, fuzzyFit } from './fuzzy';

export interface Found {
  readonly entry: Entry;
  /** The letters of its label that were typed. */
  readonly places: readonly number[];
  /** The fact that it was found by; null where its label or id has what was typed. */
  readonly fact: string | null;
}

/** As many as anyone reads. */
const MOST = 50;
/** What begins with the typed id is meant. */
const ID_SCORE = 1_000;
/** Of each letter of a fact: as of letters side by side in a label. */
const FACT_SCORE = 6;

/** The entries that fit what was typed, the best first; with nothing typed those used last, then pages and actions of all. */
export function findEntries(
  entries: readonly Entry[],
  query: string,
  recent: readonly string[],
): readonly Found[] {
  const typed = query.trim().toLowerCase();
  const isId = /^[a-z0-9]{4,}$/.test(typed);
  const found = entries.flatMap((entry) => {
    const fits = fitOf(entry, typed, isId);
    if (!fits) return [];
    const last = recent.indexOf(entry.key);
    // Lately used ones first among equals, and all of them while nothing is typed.
    const bonus = last < 0 ? 0 : typed ? 1 : 100 - last;
    return [{ entry, places: fits.places, fact: fits.fact ?? null, score: (typed ? fits.score : 0) + bonus }];
  });
  const order = ({ entry }: Found) => ENTRY_KINDS.indexOf(entry.kind);
  return found
    .sort((a, b) => b.score - a.score || order(a) - order(b) || compareNames(a.entry.label, b.entry.label))
    .slice(0, MOST);
}

interface EntryFit extends Fit {
  readonly fact?: string;
}

function fitOf({ id, label, facts }: Entry, typed: string, isId: boolean): EntryFit | null {
  if (isId && id.startsWith(typed)) return { score: ID_SCORE, places: [] };
  const fits = fuzzyFit(typed, label);
  const score = FACT_SCORE * typed.length;
  if (typed.length < 2 || (fits && fits.score >= score)) return fits;
  const fact = facts.find((each) => each.toLowerCase().includes(typed));
  return fact === undefined ? fits : { score, places: [], fact };
}
