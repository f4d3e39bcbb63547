'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Service } from '@/lib/swarm/objects/service';
import { ConfirmDialog } from './confirm-dialog';
import { useLiveTasks } from './use-live-tasks';
import { useRemoval } from './use-removal';

interface RemoveServiceDialogProps {
  readonly service: Service;
  readonly onClose: () => void;
}

/** Says what goes with a service and what stays; once confirmed it gives way to the picture, where the tasks leave. */
export function RemoveServiceDialog({ service, onClose }: RemoveServiceDialogProps): ReactNode {
  const t = useTranslations('action.removeService');
  const { id, name, stack } = service;
  const tasks = useLiveTasks([id]);
  const remove = useRemoval('removeService');
  return (
    <ConfirmDialog
      title={t('title', { name })}
      confirm={t('confirm')}
      action={{ kind: 'remove-service', name }}
      onConfirm={() => {
        onClose();
        const objects = { services: [service], networks: [] };
        void remove({ action: { kind: 'remove-service', service: id }, name, objects });
      }}
      onClose={onClose}
    >
      <p>{t('body', { count: tasks.length })}</p>
      <p className="text-muted">
        {stack !== null && t('inStack', { stack })} {t('stays')}
      </p>
    </ConfirmDialog>
  );
}
