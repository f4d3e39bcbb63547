'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { TaskList } from '@/components/marks/task-list';
import { Section } from '@/components/ui/section';
import { useHasPicture, useNode, useTaskIdsAt } from '@/lib/client/hooks';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import { ClockRemark } from './clock-remark';
import { AvailabilityBadge, ManagerBadge, StateBadge } from './node-badges';
import { NodeFacts } from './node-facts';
import { NodeMenu } from './node-menu';
import { QuorumPanel } from './quorum-panel';

/** A node as a page of its own. `id` is whatever the address says. */
export function NodePage({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const node = useNode(id as NodeId); // one that is no node's is just not found
  const hasPicture = useHasPicture();
  if (node) return <NodeDetails node={node} />;
  if (!hasPicture) return <Empty title={t('view.loading')} />;
  return (
    <Empty title={t('nodes.gone')}>
      <p className="text-center">{t('nodes.goneHint')}</p>
    </Empty>
  );
}

function NodeDetails({ node }: { readonly node: SwarmNode }): ReactNode {
  const t = useTranslations();
  const ids = useTaskIdsAt(node.id);
  return (
    <ViewFrame
      title={<bdi>{nodeName(node)}</bdi>}
      aside={
        <span className="flex flex-wrap items-center gap-1.5">
          {t(`swarm.role.${node.role}`)}
          <ManagerBadge node={node} />
          <StateBadge node={node} />
          <AvailabilityBadge node={node} />
          <ClockRemark node={node} />
        </span>
      }
      tools={<NodeMenu node={node} wide />}
    >
      {node.manager && <QuorumPanel />}
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Section title={t('nodes.facts.tasks')} aside={ids.length}>
          {ids.length > 0 ? (
            <TaskList ids={ids} withNode={false} />
          ) : (
            <p className="text-muted">{t('nodes.facts.noTasks')}</p>
          )}
        </Section>
        <NodeFacts node={node} />
      </div>
    </ViewFrame>
  );
}
