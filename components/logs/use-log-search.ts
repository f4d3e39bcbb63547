import { useMemo, useState } from 'react';
import type { LogRow } from '@/lib/client/logs/log-buffer';
import { LogSearch, searchPattern } from '@/lib/client/logs/log-search';

export interface LogFinder {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly pattern: RegExp | null;
  /** How many rows have it. */
  readonly count: number;
  /** Which of them `current` is, from 1; 0 for none. */
  readonly placeOf: (current: number | null) => number;
  /** The row with the next find after `current`, or before it; from the newest on where there is no current one. */
  readonly step: (current: number | null, direction: 1 | -1) => number | null;
}

/** Looks through the rows; `version` rises when they change. */
export function useLogSearch(rows: readonly LogRow[], version: unknown): LogFinder {
  const [query, setQuery] = useState('');
  const pattern = useMemo(() => searchPattern(query), [query]);
  const search = useMemo(() => new LogSearch(pattern), [pattern]);
  // Looks at what is new since the last time only; `version` says that there may be some.
  void version;
  search.update(rows);
  const { found } = search;
  return {
    query,
    setQuery,
    pattern,
    count: found.length,
    placeOf: (current) => (current === null ? 0 : found.indexOf(current) + 1),
    step: (current, direction) => search.step(rows, current, direction),
  };
}
