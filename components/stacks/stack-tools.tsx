'use client';

import { CirclePlay, CircleStop, FileDown, FilePen } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { RemoveStack } from '@/components/actions/remove-stack';
import { buttonClass } from '@/components/ui/button';
import { laterDialog } from '@/components/ui/later-dialog';
import { hrefOf } from '@/lib/pages/href-of';
import type { Stack } from '@/lib/swarm/objects/stack';
import { isStopped } from '@/lib/swarm/operations/stopped';
import { useStopStack } from './use-stop-stack';

const ExportDialog = laterDialog(() => import('./export-dialog').then((m) => m.ExportDialog));
const StopDialog = laterDialog(() => import('./stop-dialog').then((m) => m.StopDialog));

/** All that can be done to a stack. */
export function StackTools({ stack }: { readonly stack: Stack }): ReactNode {
  const t = useTranslations('deploy');
  const [open, setOpen] = useState<'export' | 'stop' | null>(null);
  const { isPending, start } = useStopStack(stack.name);
  const close = () => setOpen(null);
  return (
    <>
      <Link
        href={hrefOf('deploy', { stack: stack.name })}
        prefetch={false}
        className={buttonClass({ size: 'sm' })}
      >
        <FilePen aria-hidden />
        {t('update')}
      </Link>
      {stack.services.length > 0 && (
        <>
          <ActionButton kind="export-stack" stack={stack.name} size="sm" onClick={() => setOpen('export')}>
            <FileDown aria-hidden />
            {t('export.action')}
          </ActionButton>
          {isStopped(stack) ? (
            <ActionButton
              kind="start-stack"
              stack={stack.name}
              size="sm"
              disabled={isPending}
              onClick={() => void start()}
            >
              <CirclePlay aria-hidden />
              {t('stop.start')}
            </ActionButton>
          ) : (
            <ActionButton kind="stop-stack" stack={stack.name} size="sm" onClick={() => setOpen('stop')}>
              <CircleStop aria-hidden />
              {t('stop.action')}
            </ActionButton>
          )}
        </>
      )}
      <RemoveStack stack={stack} />
      {open === 'export' && <ExportDialog stack={stack.name} onClose={close} />}
      {open === 'stop' && <StopDialog stack={stack} onClose={close} />}
    </>
  );
}
