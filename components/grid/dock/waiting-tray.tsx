'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { later } from '@/components/ui/later';
import { openTaskOnClick } from '../tiles/open-task';
import type { WaitingGroup } from './use-waiting';

// A swarm in order has none.
const WaitingRow = later(() => import('./waiting-row').then((m) => m.WaitingRow));

const MOST_ROWS = 20;

export function WaitingTray({ groups }: { readonly groups: readonly WaitingGroup[] }): ReactNode {
  const t = useTranslations('grid.tray');
  const count = groups.reduce((sum, group) => sum + group.ids.length, 0);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the chips are links, which the keyboard clicks
    // biome-ignore lint/a11y/noStaticElementInteractions: one listener for all of them
    <section
      className="dock-pane"
      data-kind="tray"
      data-some={groups.length > 0 || undefined}
      onClick={openTaskOnClick}
    >
      <h2 className="dock-title">
        {groups.length === 0 ? t('none') : t('title')}
        {count > 0 && <span className="dock-count">{count}</span>}
      </h2>
      {groups.length > 0 && (
        <ul className="dock-rows">
          {groups.slice(0, MOST_ROWS).map((group) => (
            <li key={group.key}>
              <WaitingRow group={group} />
            </li>
          ))}
        </ul>
      )}
      {groups.length > MOST_ROWS && (
        <p className="dock-more">{t('moreGroups', { count: groups.length - MOST_ROWS })}</p>
      )}
    </section>
  );
}
