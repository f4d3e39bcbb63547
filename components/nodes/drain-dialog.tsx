'use client';

import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useCluster } from '@/lib/client/hooks';
import { drainPreview } from '@/lib/swarm/derived/drain-preview';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import { ChangeDialog } from './change-dialog';
import { MoveItem, StopItem } from './drain-items';

interface DrainDialogProps {
  /** As it was when the dialog opened. */
  readonly node: SwarmNode;
  readonly onClose: () => void;
}

/** Shows, live, which tasks leave, where there is room for them, what fits nowhere and why, and what just stops. */
export function DrainDialog({ node, onClose }: DrainDialogProps): ReactNode {
  const t = useTranslations('nodes.drain');
  const cluster = useCluster();
  const now = cluster.nodes.get(node.id);
  const { leaving, moves, stops } = useMemo(() => drainPreview(cluster, node.id), [cluster, node.id]);
  return (
    <ChangeDialog
      title={t('title', { name: nodeName(node) })}
      confirm={t('confirm')}
      node={node}
      change={{ kind: 'set-node-availability', node: node.id, availability: 'drain' }}
      onClose={onClose}
    >
      {!now ? (
        <p role="status">{t('gone')}</p>
      ) : now.state === 'down' ? (
        <p>{t('down')}</p>
      ) : leaving === 0 ? (
        <p>{t('empty')}</p>
      ) : (
        <>
          <p data-slot="leaving" data-count={leaving}>
            {t('leaving', { count: leaving })}
          </p>
          <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
            {moves.map((move) => (
              <MoveItem key={move.service.id} move={move} />
            ))}
            {stops.map((stop) => (
              <StopItem key={stop.service.id} stop={stop} />
            ))}
          </ul>
          <p className="text-muted text-xs">{t('unknown')}</p>
        </>
      )}
    </ChangeDialog>
  );
}
