'use client';

import './rows.css';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { openTaskOnClick } from '../tiles/open-task';
import type { WaitingGroup } from './use-waiting';
import { WaitingRow } from './waiting-row';

const MOST_ROWS = 20;

export function WaitingTray({ groups }: { readonly groups: readonly WaitingGroup[] }): ReactNode {
  const t = useTranslations('grid.tray');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the chips are links, which the keyboard clicks
    <ul data-kind="tray" aria-label={t('title')} onClick={openTaskOnClick}>
      {groups.slice(0, MOST_ROWS).map((group) => (
        <li key={group.key}>
          <WaitingRow group={group} />
        </li>
      ))}
      {groups.length > MOST_ROWS && (
        <li className="dock-more">{t('moreGroups', { count: groups.length - MOST_ROWS })}</li>
      )}
    </ul>
  );
}
