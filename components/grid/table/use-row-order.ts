import { useMemo, useRef } from 'react';
import { usePart } from '@/lib/client/hooks';
import { shownTaskIds } from '@/lib/client/use-shown';
import type { Filter } from '@/lib/swarm/derived/filter';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { type Column, RowOrder } from './table-order';

/** The tasks that pass the filter, ordered by a column; worked out once for each revision. */
export function useRowOrder(filter: Filter, column: Column, isDown: boolean): readonly TaskId[] {
  const order = useMemo(() => new RowOrder(column, isDown), [column, isDown]);
  const last = useRef<{ revision: number; filter: Filter; order: RowOrder; ids: readonly TaskId[] } | null>(
    null,
  );
  return usePart('picture', (store) => {
    const { revision } = store;
    const known = last.current;
    if (known?.revision === revision && known.filter === filter && known.order === order) return known.ids;
    const ids = order.update(store, shownTaskIds(store, filter));
    last.current = { revision, filter, order, ids };
    return ids;
  });
}
