'use client';

import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Stack } from '@/lib/swarm/objects/stack';
import { ActionButton } from './action-button';
import { openDialog } from './open-dialog';

interface RemoveStackProps {
  readonly stack: Stack;
  /** An icon alone, where there is little room. */
  readonly compact?: boolean;
}

/** The button that asks, then removes a stack. */
export function RemoveStack({ stack, compact = false }: RemoveStackProps): ReactNode {
  const t = useTranslations('action.removeStack');
  return (
    <ActionButton
      kind="remove-stack"
      stack={stack.name}
      variant="danger-quiet"
      size={compact ? 'icon' : 'sm'}
      title={t('action')}
      aria-label={t('label', { name: stack.name })}
      onClick={() => openDialog.set({ kind: 'remove-stack', stack })}
    >
      <Trash2 aria-hidden />
      {!compact && t('action')}
    </ActionButton>
  );
}
