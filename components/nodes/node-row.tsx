'use client';

import Link from 'next/link';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useNode, useTallyAt } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { nodeName } from '@/lib/swarm/objects/node';
import { ClockRemark } from './clock-remark';
import { LabelList } from './label-list';
import { NodeAddress } from './node-address';
import { ManagerBadge, StatusBadges } from './node-badges';
import { CELL, ROW } from './node-cells';
import { NodeMenu } from './node-menu';
import { NodeShares } from './node-shares';

/** One node in the table; it repaints for itself alone. */
export const NodeRow = memo(function NodeRow({ id }: { readonly id: NodeId }): ReactNode {
  const t = useTranslations('nodes');
  const node = useNode(id);
  const tally = useTallyAt(id);
  if (!node) return null;
  return (
    <tr data-slot="node-row" data-node={nodeName(node)} className={ROW}>
      <th scope="row" className={`${CELL.hostname} text-left font-normal`}>
        <Link
          href={hrefOf('node', id)}
          prefetch={false}
          className="break-words font-medium underline-offset-2 hover:underline"
        >
          <bdi>{nodeName(node)}</bdi>
        </Link>
        <span className="block text-muted text-xs">
          <NodeAddress node={node} />
        </span>
      </th>
      <td className={CELL.status}>
        <StatusBadges node={node} />
        <ClockRemark node={node} />
        {node.message && (
          <span translate="no" className="block text-muted text-xs">
            {node.message}
          </span>
        )}
      </td>
      <td className={CELL.manager}>
        <ManagerBadge node={node} />
      </td>
      <td translate="no" className={`${CELL.engine} tabular-nums`}>
        {node.engine}
      </td>
      <td className={CELL.reserved}>
        <NodeShares node={node} reserved={tally.reserved} />
      </td>
      <td className={`${CELL.tasks} tabular-nums`} data-tasks={tally.tasks} data-running={tally.running}>
        {t('running', { running: `${tally.running}`, count: `${tally.tasks}` })}
      </td>
      <td className={CELL.labels}>
        {Object.keys(node.labels).length > 0 && <LabelList labels={node.labels} />}
      </td>
      <td className={CELL.actions}>
        <NodeMenu node={node} />
      </td>
    </tr>
  );
});
