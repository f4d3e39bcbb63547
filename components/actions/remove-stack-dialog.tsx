'use client';

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { targetOf } from '@/lib/client/attempts';
import { useAct, useAttempt } from '@/lib/client/use-action';
import type { Stack } from '@/lib/swarm/objects/stack';
import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { FailureBox } from './failure-box';
import { Warnings } from './outcome-message';
import { StackPreview } from './stack-preview';
import { StackRemoval } from './stack-removal';

interface RemoveStackDialogProps {
  /** As it was when the dialog opened. */
  readonly stack: Stack;
  readonly onClose: () => void;
}

/** Shows exactly what goes and what stays, asks for the stack's name, then follows the removal to its end. */
export function RemoveStackDialog({ stack, onClose }: RemoveStackDialogProps): ReactNode {
  const t = useTranslations('action.removeStack');
  const words = useTranslations();
  const formId = useId();
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const action: Action = { kind: 'remove-stack', stack: stack.name };
  const act = useAct();
  const { isPending } = useAttempt(targetOf(action));
  const isBegun = isPending || outcome?.ok || outcome?.kind === 'partial' || outcome?.kind === 'lost';
  const isConfirmed = typed === stack.name;

  async function remove(event: FormEvent) {
    event.preventDefault();
    if (isConfirmed && !isPending) setOutcome(await act(action));
  }

  const name = stack.name;
  const title = !isBegun
    ? t('title', { name })
    : outcome === null
      ? t('removing', { name })
      : outcome.ok
        ? t('done', { name })
        : t('partly', { name });
  return (
    <Dialog
      width="md"
      title={title}
      onClose={onClose}
      footer={
        isBegun ? (
          <Button onClick={onClose}>{words('frame.close')}</Button>
        ) : (
          <>
            <Button onClick={onClose}>{words('frame.cancel')}</Button>
            <Button type="submit" form={formId} variant="danger" aria-disabled={!isConfirmed}>
              {t('confirm')}
            </Button>
          </>
        )
      }
    >
      {isBegun ? (
        <StackRemoval stack={stack} outcome={outcome} />
      ) : (
        <>
          <StackPreview stack={stack} />
          <form id={formId} onSubmit={(event) => void remove(event)} className="flex flex-col gap-1.5">
            <label htmlFor={`${formId}-name`} className="font-medium">
              {t.rich('typeName', {
                name,
                b: (chunks) => (
                  <code translate="no" className="rounded bg-sunken px-1 py-0.5 font-mono text-[0.8125rem]">
                    {chunks}
                  </code>
                ),
              })}
            </label>
            <input
              id={`${formId}-name`}
              data-autofocus
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              className="h-10 rounded-md border border-edge bg-surface px-3 font-mono pointer-coarse:h-11"
            />
          </form>
        </>
      )}
      <FailureBox outcome={outcome} />
      {outcome?.ok && <Warnings warnings={outcome.warnings} />}
    </Dialog>
  );
}
