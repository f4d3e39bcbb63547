'use client';

import Link from 'next/link';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { RowPlace } from '@/components/ui/row-window';
import { useNode, useTallyAt } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { nodeName } from '@/lib/swarm/objects/node';
import { ClockRemark } from './clock-remark';
import { NodeAddress } from './node-address';
import { AvailabilityBadge, ManagerBadge, StateBadge } from './node-badges';
import { CELL, ROW } from './node-cells';
import { NodeMenu } from './node-menu';
import { NodeShares } from './node-shares';
import { RowLabels } from './row-labels';
import { TaskBar } from './task-bar';

interface NodeRowProps {
  readonly id: NodeId;
  readonly place: RowPlace;
  /** Tasks of the node that has the most. */
  readonly mostTasks: number;
}

/** One node in the table; it repaints for itself alone. */
export const NodeRow = memo(function NodeRow({ id, place, mostTasks }: NodeRowProps): ReactNode {
  const t = useTranslations('nodes');
  const node = useNode(id);
  const tally = useTallyAt(id);
  if (!node) return null;
  return (
    <tr {...place} data-slot="node-row" data-node={nodeName(node)} className={ROW}>
      <th scope="row" className={`${CELL.name} text-left font-normal`}>
        <Link
          href={hrefOf('node', id)}
          prefetch={false}
          className="break-words font-medium underline-offset-2 hover:underline"
        >
          <bdi>{nodeName(node)}</bdi>
        </Link>
        <span className="flex flex-wrap gap-x-3 text-muted text-xs tabular-nums">
          <NodeAddress node={node} />
          {node.engine && (
            <span translate="no" data-engine={node.engine}>
              {t('engine', { version: node.engine })}
            </span>
          )}
        </span>
        <RowLabels labels={node.labels} />
      </th>
      <td className={CELL.role}>
        <span className="inline-flex flex-wrap items-center gap-1.5">
          <span translate="no" className="text-muted">
            {node.role}
          </span>
          <ManagerBadge node={node} />
        </span>
      </td>
      <td className={CELL.state}>
        <StateBadge node={node} />
        <ClockRemark node={node} />
        {node.message && (
          <span translate="no" className="block text-muted text-xs">
            {node.message}
          </span>
        )}
      </td>
      <td className={CELL.availability}>
        <AvailabilityBadge node={node} />
      </td>
      <td className={CELL.tasks}>
        <TaskBar id={id} most={mostTasks} />
      </td>
      <td className={CELL.reserved}>
        <NodeShares node={node} reserved={tally.reserved} />
      </td>
      <td className={CELL.actions}>
        <NodeMenu node={node} />
      </td>
    </tr>
  );
});
