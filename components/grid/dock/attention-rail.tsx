'use client';

import './rows.css';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { AttentionItem } from '@/lib/swarm/derived/attention';
import { AttentionRow } from './attention-row';

const MOST_ROWS = 20;

export function AttentionRail({ items }: { readonly items: readonly AttentionItem[] }): ReactNode {
  const t = useTranslations('grid.attention');
  return (
    <ul data-kind="attention" aria-label={t('title')}>
      {items.slice(0, MOST_ROWS).map((item) => (
        <li key={`${item.kind} ${'node' in item ? item.node.id : item.service.id}`}>
          <AttentionRow item={item} />
        </li>
      ))}
      {items.length > MOST_ROWS && (
        <li className="dock-more">{t('more', { count: String(items.length - MOST_ROWS) })}</li>
      )}
    </ul>
  );
}
