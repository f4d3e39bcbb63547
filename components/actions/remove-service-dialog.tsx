'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Service } from '@/lib/swarm/objects/service';
import { RemovalDialog } from './removal-dialog';
import { StoppingTasks } from './stopping-tasks';
import { useLiveTasks } from './use-live-tasks';

interface RemoveServiceDialogProps {
  readonly service: Service;
  readonly onClose: () => void;
}

/** Says what goes with a service and what stays, then removes it. */
export function RemoveServiceDialog({ service, onClose }: RemoveServiceDialogProps): ReactNode {
  const t = useTranslations('action.removeService');
  const { id, name, stack } = service;
  const tasks = useLiveTasks([id]);
  return (
    <RemovalDialog
      title={t('title', { name })}
      confirm={t('confirm')}
      action={{ kind: 'remove-service', service: id }}
      named={{ kind: 'remove-service', name }}
      done={t('done', { name })}
      report={<StoppingTasks services={[id]} />}
      onClose={onClose}
    >
      <p>{t('body', { count: tasks.length })}</p>
      <p className="text-muted">
        {stack !== null && t('inStack', { stack })} {t('stays')}
      </p>
    </RemovalDialog>
  );
}
