'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/marks/age';
import { useReasonText } from '@/components/marks/reason-text';
import { StateGlyph } from '@/components/marks/state-glyph';
import { useClockText } from '@/components/marks/use-clock-text';
import { hrefOf } from '@/lib/pages/href-of';
import type { AttentionItem } from '@/lib/swarm/derived/attention';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';

/** What is wrong, in one line that leads to it. */
export function AttentionRow({ item }: { readonly item: AttentionItem }): ReactNode {
  const t = useTranslations('grid.attention');
  const reason = useReasonText();
  const clockText = useClockText();
  const named = (kind: AttentionItem['kind'], name: string, href: string, state = '') =>
    t.rich(kind, {
      name,
      state,
      b: (text) => (
        <Link href={href} prefetch={false} className="dock-name">
          {text}
        </Link>
      ),
    });
  switch (item.kind) {
    case 'node-down':
      return (
        <div className="dock-row" data-look="unknown">
          <StateGlyph look="unknown" />
          <span>
            {named(item.kind, nodeName(item.node), hrefOf('grid', { q: about(item.node) }), item.node.state)}
          </span>
          <span className="dock-more">{t('nodeDownTasks', { count: item.tasks })}</span>
        </div>
      );
    case 'manager-unreachable':
      return (
        <div className="dock-row" data-look="unknown">
          <StateGlyph look="unknown" />
          <span>{named(item.kind, nodeName(item.node), hrefOf('grid', { q: about(item.node) }))}</span>
        </div>
      );
    case 'update-paused':
      return (
        <div className="dock-row" data-look="waiting">
          <StateGlyph look="waiting" />
          <span>{named(item.kind, item.service.name, hrefOf('service', item.service.id))}</span>
          <span className="dock-more">{item.service.update?.message}</span>
        </div>
      );
    case 'clock-off':
      return (
        <div className="dock-row" data-look="waiting">
          <StateGlyph look="waiting" />
          <span>{named(item.kind, nodeName(item.node), hrefOf('node', item.node.id))}</span>
          <span className="dock-more">{clockText(item.node.clockOffset)}</span>
        </div>
      );
    case 'service-failing':
      return (
        <div className="dock-row" data-look={item.task.state === 'rejected' ? 'rejected' : 'failed'}>
          <StateGlyph look={item.task.state === 'rejected' ? 'rejected' : 'failed'} />
          <span>{named(item.kind, item.service.name, hrefOf('service', item.service.id))}</span>
          <span className="dock-more">
            {reason(item.task.error || item.task.message, item.task.reservations)} ·{' '}
            {t('failures', { count: item.failures })} · <Age since={item.task.since} />
          </span>
        </div>
      );
  }
}

/** The filter that leaves what is on one node. */
function about(node: SwarmNode): string {
  const name = nodeName(node);
  return /\s/.test(name) ? `node:"${name}"` : `node:${name}`;
}
