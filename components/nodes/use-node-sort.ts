import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { type NodeSort, parseSort, sortText } from './sort-nodes';

/** The order of the table, kept in the address (`?sort=-tasks`). */
export function useNodeSort(): NodeSort {
  const text = useSearchParams().get('sort');
  return useMemo(() => parseSort(text), [text]);
}

/** No request is made: the page has all it needs. */
export function changeNodeSort(sort: NodeSort): void {
  const url = new URL(location.href);
  const text = sortText(sort);
  if (text === null) url.searchParams.delete('sort');
  else url.searchParams.set('sort', text);
  history.replaceState(null, '', url);
}
