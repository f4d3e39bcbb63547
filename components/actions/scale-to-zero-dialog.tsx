import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Service } from '@/lib/swarm/objects/service';
import { scaleOf } from '@/lib/swarm/operations/scale';
import { ConfirmDialog } from './confirm-dialog';

interface ScaleToZeroDialogProps {
  readonly service: Service;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

export function ScaleToZeroDialog({ service, onClose, onConfirm }: ScaleToZeroDialogProps): ReactNode {
  const t = useTranslations('action.scale');
  return (
    <ConfirmDialog
      title={t('zeroTitle', { name: service.name })}
      confirm={t('zeroConfirm')}
      action={{ kind: 'scale-service', name: service.name, replicas: 0 }}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{t('zeroBody', { count: scaleOf(service.mode) ?? 0 })}</p>
    </ConfirmDialog>
  );
}
