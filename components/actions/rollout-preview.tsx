import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { isJob, type Service } from '@/lib/swarm/objects/service';
import { useLiveTasks } from './use-live-tasks';

/** Which tasks a new spec replaces, and how many at a time. */
export function RolloutPreview({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('action.service');
  const count = useLiveTasks([service.id]).length;
  return (
    <p className="text-muted">
      {isJob(service.mode)
        ? t('job')
        : t('rollout', { count, parallelism: service.updateConfig.parallelism })}
    </p>
  );
}
