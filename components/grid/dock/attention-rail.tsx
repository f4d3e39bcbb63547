'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { later } from '@/components/ui/later';
import type { AttentionItem } from '@/lib/swarm/derived/attention';

// A swarm in order has none.
const AttentionRow = later(() => import('./attention-row').then((m) => m.AttentionRow));

const MOST_ROWS = 20;

export function AttentionRail({ items }: { readonly items: readonly AttentionItem[] }): ReactNode {
  const t = useTranslations('grid.attention');
  return (
    <section className="dock-pane" data-kind="attention" data-some={items.length > 0 || undefined}>
      <h2 className="dock-title">
        {items.length === 0 ? t('none') : t('title')}
        {items.length > 0 && <span className="dock-count">{items.length}</span>}
      </h2>
      {items.length > 0 && (
        <ul className="dock-rows">
          {items.slice(0, MOST_ROWS).map((item) => (
            <li key={`${item.kind} ${'node' in item ? item.node.id : item.service.id}`}>
              <AttentionRow item={item} />
            </li>
          ))}
        </ul>
      )}
      {items.length > MOST_ROWS && (
        <p className="dock-more">{t('more', { count: String(items.length - MOST_ROWS) })}</p>
      )}
    </section>
  );
}
