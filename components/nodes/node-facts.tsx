'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useClockText } from '@/components/marks/use-clock-text';
import { formatResources } from '@/components/ui/amounts';
import { Copyable } from '@/components/ui/copyable';
import { Fact, Facts } from '@/components/ui/facts';
import { GenericList } from '@/components/ui/generic-list';
import { Moment } from '@/components/ui/moment';
import { useTallyAt } from '@/lib/client/hooks';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import { reachableManager } from '@/lib/swarm/objects/node-address';
import { unreserved } from '@/lib/swarm/objects/resources';
import { LabelList } from './label-list';
import { NodeAddress } from './node-address';
import { NodePlugins } from './node-plugins';

/** A node as `docker node inspect --pretty` tells it, and what of it is promised. */
export function NodeFacts({ node }: { readonly node: SwarmNode }): ReactNode {
  const t = useTranslations();
  const clockText = useClockText();
  const { reserved } = useTallyAt(node.id);
  const { capacity, manager } = node;
  const named = capacity.generic.filter(({ names }) => names);
  return (
    <aside className="self-start rounded-lg border border-line bg-surface p-4">
      <Facts>
        <Fact label={t('nodes.facts.state')}>
          <span translate="no" className="font-medium">
            {node.state}
          </span>
        </Fact>
        {node.message && (
          <Fact label={t('nodes.facts.words')}>
            <span translate="no">{node.message}</span>
          </Fact>
        )}
        <Fact label={t('nodes.facts.availability')}>
          <span translate="no" className="font-medium">
            {node.availability}
          </span>
          <span className="block text-muted text-xs">{t(`swarm.availability.${node.availability}`)}</span>
        </Fact>
        {manager && (
          <>
            <Fact label={t('nodes.facts.manager')}>
              <span translate="no">{manager.reachability}</span>
              {manager.leader && `, ${t('nodes.facts.leader')}`}
            </Fact>
            <Fact label={t('nodes.facts.raft')}>
              <span translate="no" className="font-mono tabular-nums">
                {reachableManager(node) ?? manager.address}
              </span>
            </Fact>
          </>
        )}
        <Fact label={t('nodes.facts.address')}>
          <NodeAddress node={node} />
        </Fact>
        <Fact label={t('nodes.facts.capacity')}>{formatResources(capacity)}</Fact>
        <Fact label={t('nodes.facts.reserved')}>{formatResources(reserved) || t('view.none')}</Fact>
        <Fact label={t('nodes.facts.unreserved')}>
          {formatResources(unreserved(capacity, reserved)) || t('view.none')}
        </Fact>
        {named.length > 0 && (
          <Fact label={t('nodes.facts.named')}>
            <GenericList generic={named} />
          </Fact>
        )}
        <Fact label={t('nodes.facts.engine')}>
          <span translate="no">{node.engine}</span>
        </Fact>
        <Fact label={t('nodes.facts.platform')}>
          <span translate="no">
            {node.os}/{node.arch}
          </span>
        </Fact>
        <Fact label={t('nodes.facts.labels')}>
          <LabelList labels={node.labels} />
        </Fact>
        <Fact label={t('nodes.facts.engineLabels')}>
          <LabelList labels={node.engineLabels} />
        </Fact>
        <Fact label={t('nodes.facts.plugins')}>
          <NodePlugins node={node.id} />
        </Fact>
        {node.clockOffset !== 0 && (
          <Fact label={t('nodes.facts.clock')}>
            <span className="text-warning">{clockText(node.clockOffset)}</span>
            <span className="block text-muted text-xs">{t('nodes.clockHint')}</span>
          </Fact>
        )}
        <Fact label={t('nodes.facts.joined')}>
          <Moment at={node.createdAt} />
        </Fact>
        <Fact label={t('nodes.facts.id')}>
          <Copyable text={node.id} />
        </Fact>
      </Facts>
    </aside>
  );
}
