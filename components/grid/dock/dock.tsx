'use client';

import { ChevronUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Filter } from '@/lib/swarm/derived/filter';
import { AttentionRail } from './attention-rail';
import { useAttention } from './use-attention';
import { useWaiting } from './use-waiting';
import { WaitingTray } from './waiting-tray';

/**
 * What needs a person, and what waits for a node: at the foot of the window, where it never pushes a tile from its
 * place. On a phone it is one line until it is tapped.
 */
export function Dock({ filter, isTable }: { readonly filter: Filter; readonly isTable: boolean }): ReactNode {
  const t = useTranslations('grid');
  const attention = useAttention();
  const waiting = useWaiting(filter);
  const [isOpen, setOpen] = useState(false);
  const isEmpty = attention.length === 0 && waiting.length === 0;
  return (
    <aside className="dock" data-open={isOpen} data-empty={isEmpty}>
      <button type="button" className="dock-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span data-some={attention.length > 0 || undefined}>
          {t('attention.title')} {attention.length}
        </span>
        <span data-some={waiting.length > 0 || undefined}>
          {t('tray.title')} {waiting.reduce((sum, group) => sum + group.ids.length + group.coming, 0)}
        </span>
        <ChevronUp aria-hidden="true" />
      </button>
      <div className="dock-panes">
        <AttentionRail items={attention} />
        {!isTable && <WaitingTray groups={waiting} />}
      </div>
    </aside>
  );
}
