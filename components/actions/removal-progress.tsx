'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useNetworks, useServices } from '@/lib/client/hooks';
import type { Stack } from '@/lib/swarm/objects/stack';
import { StoppingTasks } from './stopping-tasks';

/** What of it is gone from the picture, and the tasks that still stop, live to the end. */
export function RemovalProgress({
  objects,
}: {
  readonly objects: Pick<Stack, 'services' | 'networks'>;
}): ReactNode {
  const t = useTranslations('action.removeStack');
  const services = useServices();
  const networks = useNetworks();
  const total = objects.services.length + objects.networks.length;
  const left =
    objects.services.filter(({ id }) => services.has(id)).length +
    objects.networks.filter(({ id }) => networks.has(id)).length;
  return (
    <span className="flex flex-wrap gap-x-3">
      {total > 1 && left > 0 && (
        <span>{t('progress', { gone: String(total - left), total: String(total) })}</span>
      )}
      <StoppingTasks services={objects.services.map(({ id }) => id)} />
    </span>
  );
}
