'use client';

import { ChevronUp } from 'lucide-react';
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { later } from '@/components/ui/later';
import { usePart } from '@/lib/client/hooks';
import type { Filter } from '@/lib/swarm/derived/filter';
import { useAttention } from './use-attention';
import { useWaiting } from './use-waiting';

/** How long room is kept for a row that went, ms: each change of it draws all cards at another size. */
const HELD_MS = 5_000;

// A swarm in order has nothing to list.
const AttentionRail = later(() => import('./attention-rail').then((m) => m.AttentionRail));
const WaitingTray = later(() => import('./waiting-tray').then((m) => m.WaitingTray));

/**
 * What needs a person, and what waits for a node, as one list: at the foot of the window, where it never pushes a tile
 * from its place. On a phone it is one line until it is tapped.
 */
export function Dock({ filter, isTable }: { readonly filter: Filter; readonly isTable: boolean }): ReactNode {
  const t = useTranslations('grid');
  const attention = useAttention();
  const groups = useWaiting(filter);
  const waiting = isTable ? [] : groups;
  const waitingTasks = waiting.reduce((sum, group) => sum + group.ids.length + group.coming, 0);
  const [isOpen, setOpen] = useState(false);
  // That all is well can only be said of a picture that is here.
  const isKnown = usePart('picture', ({ revision }) => revision >= 0);
  const rows = useHeld(attention.length + waiting.length);
  const isEmpty = attention.length === 0 && waiting.length === 0;
  return (
    <aside className="dock" data-open={isOpen} data-empty={isEmpty}>
      <button type="button" className="dock-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span data-some={attention.length > 0 || undefined}>
          {t('attention.title')} {isKnown && attention.length}
        </span>
        <span data-some={waiting.length > 0 || undefined}>
          {t('tray.title')} {isKnown && waitingTasks}
        </span>
        <ChevronUp aria-hidden="true" />
      </button>
      <div className="dock-list" style={{ '--rows': rows } as CSSProperties}>
        <div className="dock-titles">
          {isKnown && isEmpty && <p className="dock-title">{t('attention.none')}</p>}
          {attention.length > 0 && (
            <h2 className="dock-title" data-some="attention">
              {t('attention.title')} <span className="dock-count">{attention.length}</span>
            </h2>
          )}
          {waiting.length > 0 && (
            <h2 className="dock-title" data-some="tray">
              {t('tray.title')} <span className="dock-count">{waitingTasks}</span>
            </h2>
          )}
        </div>
        <div className="dock-rows">
          {attention.length > 0 && <AttentionRail items={attention} />}
          {waiting.length > 0 && <WaitingTray groups={waiting} />}
        </div>
      </div>
    </aside>
  );
}

/** `count`, as it grows; as it shrinks once it has not changed for a while. */
function useHeld(count: number): number {
  const [held, setHeld] = useState(count);
  useEffect(() => {
    const timer = setTimeout(setHeld, count < held ? HELD_MS : 0, count);
    return () => clearTimeout(timer);
  }, [count, held]);
  return Math.max(count, held);
}
