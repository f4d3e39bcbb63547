'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RemovalDialog } from '@/components/actions/removal-dialog';
import type { Payload, PayloadKind } from '@/lib/swarm/objects/payload';

interface RemovePayloadDialogProps {
  readonly kind: PayloadKind;
  readonly payload: Payload;
  readonly onClose: () => void;
}

/** Asks before a secret or a config is removed, and says beforehand what would keep Docker from it. */
export function RemovePayloadDialog({ kind, payload, onClose }: RemovePayloadDialogProps): ReactNode {
  const t = useTranslations('secrets.removal');
  const { id, name, usedBy } = payload;
  return (
    <RemovalDialog
      title={t(`title.${kind}`, { name })}
      confirm={t('confirm')}
      action={{ kind: `remove-${kind}`, id, name }}
      named={{ kind: `remove-${kind}`, name }}
      done={t(`done.${kind}`, { name })}
      onClose={onClose}
    >
      {usedBy.length === 0 ? (
        <p>{t('body')}</p>
      ) : (
        <>
          <p>{t('inUse', { count: usedBy.length })}</p>
          <p translate="no" className="break-words font-mono text-[0.8125rem] text-muted">
            {usedBy.join(' ')}
          </p>
        </>
      )}
    </RemovalDialog>
  );
}
