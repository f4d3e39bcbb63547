'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Service } from '@/lib/swarm/objects/service';
import type { ServiceOffer } from '@/lib/swarm/operations/actions/service-actions';
import { ConfirmDialog } from './confirm-dialog';
import { FailureBox } from './failure-box';
import { RolloutPreview } from './rollout-preview';
import { useServiceAction } from './use-service-action';

interface RolloutDialogProps {
  readonly kind: Exclude<ServiceOffer, 'update-image'>;
  readonly service: Service;
  readonly onClose: () => void;
}

/** Asks before tasks are replaced without anything to type: restart, roll back, resume. */
export function RolloutDialog({ kind, service, onClose }: RolloutDialogProps): ReactNode {
  const t = useTranslations(`action.service.${kind}`);
  const { name } = service;
  const { act, isPending, failure } = useServiceAction(service, onClose);
  return (
    <ConfirmDialog
      variant="primary"
      title={t('title', { name })}
      confirm={t('confirm')}
      action={{ kind, name }}
      isPending={isPending}
      onConfirm={() =>
        void act({
          action: { kind, service: service.id },
          named: { kind, name },
          done: t('done', { name }),
        })
      }
      onClose={onClose}
      result={<FailureBox outcome={failure} />}
    >
      <p>{t('body')}</p>
      <RolloutPreview service={service} />
    </ConfirmDialog>
  );
}
