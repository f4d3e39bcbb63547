'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '@/components/actions/confirm-dialog';
import { useSource } from '@/lib/client/hooks';
import { isJob } from '@/lib/swarm/objects/service';
import type { Stack } from '@/lib/swarm/objects/stack';
import { stopCommands } from './stop-commands';
import { useStopStack } from './use-stop-stack';

interface StopDialogProps {
  readonly stack: Stack;
  readonly onClose: () => void;
}

/** Asks before all of a stack is stopped, and says how it comes back. */
export function StopDialog({ stack, onClose }: StopDialogProps): ReactNode {
  const t = useTranslations('deploy.stop');
  const { isPending, stop } = useStopStack(stack.name);
  const able = stack.services.filter(({ mode }) => !isJob(mode));
  return (
    <ConfirmDialog
      title={t('title', { name: stack.name })}
      confirm={t('confirm')}
      action={stopCommands(able, useSource()).join('\n')}
      isPending={isPending}
      onConfirm={() => void stop().then(onClose)}
      onClose={onClose}
    >
      <p>{t('body', { count: able.length })}</p>
      {able.length < stack.services.length && <p>{t('jobs')}</p>}
    </ConfirmDialog>
  );
}
