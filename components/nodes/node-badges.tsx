import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import { managerStatus } from './manager-status';

/** State and availability as Docker prints them. */
export function StatusBadges({ node }: { readonly node: SwarmNode }): ReactNode {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5" translate="no">
      <Badge data-state={node.state} tone={node.state === 'ready' ? 'success' : 'danger'}>
        {node.state}
      </Badge>
      <Badge
        data-availability={node.availability}
        tone={node.availability === 'active' ? 'neutral' : 'warning'}
      >
        {node.availability}
      </Badge>
    </span>
  );
}

/** A manager's place among the managers; nothing for a worker. */
export function ManagerBadge({ node }: { readonly node: SwarmNode }): ReactNode {
  const t = useTranslations('nodes.manager');
  const status = managerStatus(node);
  if (!status) return null;
  return (
    <Badge
      data-manager={status}
      translate="no"
      tone={status === 'leader' ? 'accent' : status === 'reachable' ? 'neutral' : 'danger'}
    >
      {t(status)}
    </Badge>
  );
}
