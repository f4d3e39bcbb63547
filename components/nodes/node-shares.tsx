import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { shares } from '@/components/cluster/shares';
import { classes } from '@/components/ui/classes';
import type { SwarmNode } from '@/lib/swarm/node';
import type { Resources } from '@/lib/swarm/resources';

interface NodeSharesProps {
  readonly node: SwarmNode;
  /** Promised to its tasks. */
  readonly reserved: Resources;
}

/** How much of a node's CPU and memory is promised. */
export function NodeShares({ node, reserved }: NodeSharesProps): ReactNode {
  const t = useTranslations('grid.node');
  return (
    <span className="grid grid-cols-[auto_minmax(3rem,1fr)_auto] gap-x-2 gap-y-1 text-xs tabular-nums">
      {shares(reserved, node.capacity).map(({ kind, ratio, used, total, unreserved }) => (
        <span
          key={kind}
          title={t('unreserved', { free: unreserved })}
          className="col-span-3 grid grid-cols-subgrid items-center"
        >
          <span className="text-muted">{t(kind)}</span>
          <span aria-hidden className="track h-1 overflow-hidden rounded-full">
            <span
              className={classes('block h-full rounded-full', ratio > 1 ? 'bg-danger' : 'bg-accent')}
              style={{ width: `${Math.min(1, ratio) * 100}%` }}
            />
          </span>
          <span>
            {used} <span className="text-muted">/ {total}</span>
          </span>
        </span>
      ))}
    </span>
  );
}
