'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RowWindow } from '@/components/ui/row-window';
import { SortHead } from '@/components/ui/sort-head';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { CELL } from './node-cells';
import { NodeRow } from './node-row';
import { type NodeSort, nextSort, SORT_COLUMNS } from './sort-nodes';
import { changeNodeSort } from './use-node-sort';

/** Up to so many rows are in the page whole, so that the browser's own search finds everything. */
const WHOLE = 60;

const HEAD =
  'py-1 bg-surface shadow-[inset_0_-1px_var(--line)] first:rounded-tl-lg last:rounded-tr-lg lg:py-1';

interface NodeTableProps {
  readonly ids: readonly NodeId[];
  readonly sort: NodeSort;
  /** Tasks of the node that has the most. */
  readonly mostTasks: number;
}

/** As `docker node ls`, with what each node runs and is promised to. */
export function NodeTable({ ids, sort, mostTasks }: NodeTableProps): ReactNode {
  const t = useTranslations('nodes');
  return (
    <div className="rounded-lg border border-line bg-surface text-[0.8125rem]">
      <table aria-rowcount={ids.length + 1} className="w-full border-collapse max-lg:block lg:table-fixed">
        <caption className="sr-only">{t('title')}</caption>
        <thead className="text-left text-muted text-xs max-lg:sr-only lg:sticky lg:top-12 lg:z-10">
          <tr aria-rowindex={1}>
            {SORT_COLUMNS.map((column) => (
              <SortHead
                key={column}
                label={t(`column.${column}`)}
                title={t('sort', { column: t(`column.${column}`) })}
                sorted={sort.column !== column ? null : sort.isDown ? 'descending' : 'ascending'}
                onSort={() => changeNodeSort(nextSort(column, sort))}
                className={`${CELL[column]} ${HEAD}`}
              />
            ))}
            <th scope="col" className={`${CELL.actions} ${HEAD}`}>
              <span className="sr-only">{t('column.actions')}</span>
            </th>
          </tr>
        </thead>
        <RowWindow
          as="tbody"
          ids={ids}
          whole={WHOLE}
          className="max-lg:block"
          row={(id, place) => <NodeRow id={id} place={place} mostTasks={mostTasks} />}
        />
      </table>
    </div>
  );
}
