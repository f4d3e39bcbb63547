import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import { managerStatus } from './manager-status';

interface OfNode {
  readonly node: SwarmNode;
}

/** As Docker prints it. */
export function StateBadge({ node }: OfNode): ReactNode {
  return (
    <Badge translate="no" data-state={node.state} tone={node.state === 'ready' ? 'success' : 'danger'}>
      {node.state}
    </Badge>
  );
}

/** As Docker prints it. */
export function AvailabilityBadge({ node }: OfNode): ReactNode {
  return (
    <Badge
      translate="no"
      data-availability={node.availability}
      tone={node.availability === 'active' ? 'neutral' : 'warning'}
    >
      {node.availability}
    </Badge>
  );
}

/** A manager's place among the managers; nothing for a worker. */
export function ManagerBadge({ node }: OfNode): ReactNode {
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
