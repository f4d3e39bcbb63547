'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RemovalDialog } from '@/components/actions/removal-dialog';
import { useNodes, useTaskIdsAt } from '@/lib/client/hooks';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import { nodeReference } from '@/lib/swarm/operations/node-change';

interface RemoveNodeDialogProps {
  /** As it was when the dialog opened. */
  readonly node: SwarmNode;
  readonly onClose: () => void;
}

/** Says what removing a node means, or why Docker will refuse; Docker decides. */
export function RemoveNodeDialog({ node, onClose }: RemoveNodeDialogProps): ReactNode {
  const t = useTranslations('nodes.remove');
  const done = useTranslations('nodes.done');
  const nodes = useNodes();
  const tasks = useTaskIdsAt(node.id);
  const now = nodes.get(node.id) ?? node;
  const name = nodeName(node);
  return (
    <RemovalDialog
      title={t('title', { name })}
      confirm={t('confirm')}
      action={{ kind: 'remove-node', node: node.id }}
      named={{ kind: 'remove-node', name: nodeReference(node) }}
      done={done('removed', { name })}
      onClose={onClose}
    >
      {now.role === 'manager' ? (
        <p className="text-warning">{t('manager')}</p>
      ) : now.state === 'ready' ? (
        <p className="text-warning">{t('ready')}</p>
      ) : (
        <>
          {now.state === 'down' ? (
            <p>{t('down')}</p>
          ) : (
            <p className="text-warning">{t('lost', { state: now.state })}</p>
          )}
          <p className="text-muted">{t('tasks', { count: tasks.length })}</p>
        </>
      )}
    </RemovalDialog>
  );
}
