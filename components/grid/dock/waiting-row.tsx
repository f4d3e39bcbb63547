'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ServiceBadge } from '@/components/marks/service-badge';
import { useTileWords } from '@/components/marks/tile-words';
import { WhyWaiting } from '@/components/services/why-waiting';
import { useServiceMark, useTask } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { TaskChip } from '../tiles/task-tile';
import type { WaitingGroup } from './use-waiting';

/** More chips, and more ghosts, than this are a number. */
const MOST_CHIPS = 24;
const MOST_GHOSTS = 12;

/** One service's tasks that wait, with the reason that they share. */
export function WaitingRow({ group }: { readonly group: WaitingGroup }): ReactNode {
  const t = useTranslations('grid.tray');
  const example = useTask(group.ids[0] ?? null);
  const words = useTileWords();
  const mark = useServiceMark(group.service?.id ?? null);
  return (
    <div className="dock-row" data-look="waiting" data-service-id={group.service?.id}>
      <ServiceBadge mark={mark} />
      {group.service && (
        <Link href={hrefOf('service', group.service.id)} prefetch={false} className="dock-name">
          {group.service.name}
        </Link>
      )}
      <span className="dock-more tray-why">
        {group.error && example ? <WhyWaiting task={example} short /> : t('justCreated')}
      </span>
      <span className="tray-chips">
        {group.ids.slice(0, MOST_CHIPS).map((id) => (
          <TaskChip key={id} id={id} words={words} cell={null} />
        ))}
        {group.ids.length > MOST_CHIPS && (
          <span className="dock-more">{t('more', { count: group.ids.length - MOST_CHIPS })}</span>
        )}
        {Array.from({ length: Math.min(group.coming, MOST_GHOSTS) }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ghosts are all alike
          <span key={i} className="chip ghost" aria-hidden="true">
            <ServiceBadge mark={mark} />
          </span>
        ))}
        {group.coming > 0 && (
          <span className="dock-more">
            {t('coming', { name: group.service?.name ?? '', count: group.coming })}
          </span>
        )}
      </span>
    </div>
  );
}
