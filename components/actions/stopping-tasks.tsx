'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { useLiveTasks } from './use-live-tasks';

/** "3 tasks stopping", live, to the end. */
export function StoppingTasks({ services }: { readonly services: readonly ServiceId[] }): ReactNode {
  const t = useTranslations('action.removeStack');
  const count = useLiveTasks(services).length;
  return (
    <span data-slot="stopping" data-count={count}>
      {count === 0 ? t('stopped') : t('stopping', { count })}
    </span>
  );
}
