'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { Dialog } from '@/components/ui/dialog';
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
  const words = useTranslations();
  const source = useSource();
  const { isPending, stop } = useStopStack(stack.name);
  const able = stack.services.filter(({ mode }) => !isJob(mode));
  return (
    <Dialog
      role="alertdialog"
      title={t('title', { name: stack.name })}
      onClose={onClose}
      footer={
        <>
          <Button data-autofocus onClick={onClose}>
            {words('frame.cancel')}
          </Button>
          <Button
            variant="danger"
            aria-disabled={isPending}
            onClick={() => {
              if (!isPending) void stop().then(onClose);
            }}
          >
            {isPending ? words('action.working') : t('confirm')}
          </Button>
        </>
      }
    >
      <p>{t('body', { count: able.length })}</p>
      {able.length < stack.services.length && <p>{t('jobs')}</p>}
      <CommandBlock label={words('frame.command')} command={stopCommands(able, source).join('\n')} />
    </Dialog>
  );
}
