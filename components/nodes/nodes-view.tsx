'use client';

import { Gauge, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { openDialog } from '@/components/actions/open-dialog';
import { NoMatch } from '@/components/frame/no-match';
import { QueryFilter } from '@/components/frame/query-filter';
import { useView } from '@/components/frame/use-view';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/field';
import { useHasPicture, useNodes } from '@/lib/client/hooks';
import { NodeTable } from './node-table';
import { QuorumPanel } from './quorum-panel';
import { BY_NAME, MOST_LOADED, type NodeSort, nextSort, SORT_COLUMNS, sortText } from './sort-nodes';
import { useNodeRows } from './use-node-rows';
import { changeNodeSort, useNodeSort } from './use-node-sort';

/** All nodes, the managers' quorum, and the way in for new ones. */
export function NodesView(): ReactNode {
  const t = useTranslations();
  const { query } = useView();
  const sort = useNodeSort();
  const total = useNodes().size;
  const { ids, mostTasks } = useNodeRows(query, sort);
  const hasPicture = useHasPicture();
  const isByLoad = sortText(sort) === sortText(MOST_LOADED);
  return (
    <ViewFrame
      title={t('nodes.title')}
      aside={
        hasPicture &&
        (query
          ? t('view.filtered', { shown: `${ids.length}`, total: `${total}` })
          : t('nodes.count', { count: total }))
      }
      tools={
        <>
          <QueryFilter query={query} hint={t('nodes.filterHint')} />
          <SortChoice sort={sort} />
          <Button
            aria-pressed={isByLoad}
            className="aria-pressed:border-accent aria-pressed:text-accent"
            onClick={() => changeNodeSort(isByLoad ? BY_NAME : MOST_LOADED)}
          >
            <Gauge aria-hidden />
            {t('nodes.mostLoaded')}
          </Button>
          <ActionButton
            kind="join-command"
            stack={null}
            variant="primary"
            onClick={() => openDialog.set({ kind: 'join-command' })}
          >
            <Plus aria-hidden />
            {t('nodes.join.action')}
          </ActionButton>
        </>
      }
    >
      {!hasPicture ? (
        <Empty title={t('view.loading')} />
      ) : (
        <>
          <QuorumPanel />
          {ids.length > 0 ? (
            <NodeTable ids={ids} sort={sort} mostTasks={mostTasks} />
          ) : (
            <NoMatch query={query} />
          )}
        </>
      )}
    </ViewFrame>
  );
}

/** The heads of the columns, where rows are blocks and heads are out of sight. */
function SortChoice({ sort }: { readonly sort: NodeSort }): ReactNode {
  const t = useTranslations('nodes');
  return (
    <Choice
      hideLabel
      className="lg:hidden"
      label={t('sortLabel')}
      value={sort.column}
      choices={SORT_COLUMNS.map((column) => [column, t('sort', { column: t(`column.${column}`) })])}
      onChange={(column) => changeNodeSort(column === BY_NAME.column ? BY_NAME : nextSort(column, BY_NAME))}
    />
  );
}
