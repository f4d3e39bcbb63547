import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { shares } from '@/components/marks/shares';
import { classes } from '@/components/ui/classes';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import type { Resources } from '@/lib/swarm/objects/resources';

interface NodeSharesProps {
  readonly node: SwarmNode;
  /** Promised to its tasks. */
  readonly reserved: Resources;
}

/** More kinds than this are a number: the node's page has them all. */
const MOST_SHARES = 6;

/** How much of a node's CPU, memory and generic resources is promised. */
export function NodeShares({ node, reserved }: NodeSharesProps): ReactNode {
  const t = useTranslations('grid.node');
  const all = shares(reserved, node.capacity);
  return (
    <span className="grid grid-cols-[auto_minmax(3rem,1fr)_auto] gap-x-2 gap-y-1 text-xs tabular-nums">
      {all.slice(0, MOST_SHARES).map(({ kind, name, ratio, used, total, unreserved }) => (
        <span
          key={`${kind} ${name}`}
          title={`${name} ${t('unreserved', { free: unreserved })}`.trim()}
          className="col-span-3 grid grid-cols-subgrid items-center"
        >
          {kind === 'generic' ? (
            <bdi translate="no" className="max-w-24 truncate text-muted">
              {name}
            </bdi>
          ) : (
            <span className="text-muted">{t(kind)}</span>
          )}
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
      {all.length > MOST_SHARES && (
        <span className="col-span-3 text-muted">
          {t('moreLabels', { count: String(all.length - MOST_SHARES) })}
        </span>
      )}
    </span>
  );
}
