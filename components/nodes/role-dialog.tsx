'use client';

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Fact, Facts } from '@/components/ui/facts';
import { useNodes } from '@/lib/client/hooks';
import type { Quorum } from '@/lib/swarm/derived/quorum';
import { roleChange } from '@/lib/swarm/derived/role-change';
import { type NodeRole, nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import { ChangeDialog } from './change-dialog';
import { OustedList } from './ousted-list';

interface RoleDialogProps {
  /** As it was when the dialog opened. */
  readonly node: SwarmNode;
  readonly role: NodeRole;
  readonly onClose: () => void;
}

/** What becomes of the quorum, live, before a node is promoted or demoted. */
export function RoleDialog({ node, role, onClose }: RoleDialogProps): ReactNode {
  const t = useTranslations('nodes.role');
  const nodes = useNodes();
  const now = nodes.get(node.id) ?? node;
  const { before, after, risks } = roleChange(nodes, now, role);
  const isPromotion = role === 'manager';
  const text = (quorum: Quorum) => t('quorum', { ...quorum, needed: `${quorum.needed}` });
  return (
    <ChangeDialog
      title={t(isPromotion ? 'promote' : 'demote', { name: nodeName(node) })}
      confirm={t(isPromotion ? 'promoteConfirm' : 'demoteConfirm')}
      variant={isPromotion && risks.length === 0 ? 'primary' : 'danger'}
      node={node}
      change={{ kind: 'set-node-role', node: node.id, role }}
      onClose={onClose}
    >
      <p>{t(isPromotion ? 'promoteHint' : 'demoteHint')}</p>
      <Facts>
        <Fact label={t('now')}>{text(before)}</Fact>
        {after.managers > 0 && <Fact label={t('afterwards')}>{text(after)}</Fact>}
      </Facts>
      {risks.length > 0 && (
        <ul className="flex flex-col gap-1.5 rounded-md border border-warning/50 bg-warning-soft p-3 text-warning">
          {risks.map((risk) => (
            <li key={risk} data-slot="risk" data-kind={risk} className="flex items-start gap-2">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              {t(`risk.${risk}`)}
            </li>
          ))}
        </ul>
      )}
      <OustedList changed={{ ...now, role }} />
      {!isPromotion && <p className="text-muted">{t('watching')}</p>}
    </ChangeDialog>
  );
}
