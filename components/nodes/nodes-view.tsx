'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { openDialog } from '@/components/actions/open-dialog';
import { QueryFilter } from '@/components/frame/query-filter';
import { useView } from '@/components/frame/use-view';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { compareNames } from '@/lib/base/compare';
import { useHasPicture, useNodes } from '@/lib/client/hooks';
import { nodeName } from '@/lib/swarm/objects/node';
import { matchesNode } from './node-filter';
import { NodeTable } from './node-table';
import { QuorumPanel } from './quorum-panel';

/** All nodes, the managers' quorum, and the way in for new ones. */
export function NodesView(): ReactNode {
  const t = useTranslations();
  const { query } = useView();
  const nodes = useNodes();
  const hasPicture = useHasPicture();
  const ids = useMemo(
    () =>
      [...nodes.values()]
        .filter((node) => matchesNode(node, query))
        .sort((a, b) => compareNames(nodeName(a), nodeName(b)))
        .map(({ id }) => id),
    [nodes, query],
  );
  return (
    <ViewFrame
      title={t('nodes.title')}
      aside={
        hasPicture &&
        (query
          ? t('view.filtered', { shown: `${ids.length}`, total: `${nodes.size}` })
          : t('nodes.count', { count: nodes.size }))
      }
      tools={
        <>
          <QueryFilter query={query} hint={t('nodes.filterHint')} />
          <ActionButton
            kind="join-command"
            stack={null}
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
          {ids.length > 0 ? <NodeTable ids={ids} /> : <Empty title={t('view.noMatch', { query })} />}
        </>
      )}
    </ViewFrame>
  );
}
