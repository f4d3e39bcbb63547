'use client';

import type { ComponentProps, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button, type ButtonLook } from '@/components/ui/button';
import type { StackName } from '@/lib/swarm/objects/ids';
import type { ActionKind } from '@/lib/swarm/operations/action';
import type { QueryKind } from '@/lib/swarm/operations/query';
import { useGate } from './use-gate';

interface ActionButtonProps extends Omit<ComponentProps<'button'>, 'onClick'>, ButtonLook {
  /** What it does, or opens a dialog for. */
  readonly kind: ActionKind | QueryKind;
  /** The stack of what it acts on; null for what belongs to none. */
  readonly stack: StackName | null;
  readonly onClick: () => void;
}

/**
 * A button that acts on the swarm: visible to all, it leads to signing in where that is needed, and rests while the
 * picture is old, or where the role does not allow it.
 */
export function ActionButton({ kind, stack, onClick, title, ...props }: ActionButtonProps): ReactNode {
  const t = useTranslations('action');
  const { permission, disabled, pass } = useGate(kind, stack);
  return (
    <Button
      aria-disabled={disabled !== undefined}
      title={disabled ?? (permission === 'sign-in' ? t('signInFirst') : title)}
      onClick={() => pass(onClick)}
      {...props}
    />
  );
}
