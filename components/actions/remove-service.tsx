'use client';

import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Service } from '@/lib/swarm/objects/service';
import { ActionButton } from './action-button';
import { openDialog } from './open-dialog';

interface RemoveServiceProps {
  readonly service: Service;
  /** An icon alone, where there is little room. */
  readonly compact?: boolean;
}

/** The button that asks, then removes a service. */
export function RemoveService({ service, compact = false }: RemoveServiceProps): ReactNode {
  const t = useTranslations('action.removeService');
  return (
    <ActionButton
      kind="remove-service"
      stack={service.stack}
      variant="danger-quiet"
      size={compact ? 'icon' : 'sm'}
      aria-label={t('label', { name: service.name })}
      title={t('action')}
      onClick={() => openDialog.set({ kind: 'remove-service', service })}
    >
      <Trash2 aria-hidden />
      {!compact && t('action')}
    </ActionButton>
  );
}
