'use client';

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Stack } from '@/lib/swarm/objects/stack';
import { SaveCompose } from './save-compose';
import { StackPreview } from './stack-preview';
import { useRemoval } from './use-removal';

interface RemoveStackDialogProps {
  /** As it was when the dialog opened. */
  readonly stack: Stack;
  readonly onClose: () => void;
}

/** Shows exactly what goes and what stays, and asks for the stack's name; then it gives way to the picture. */
export function RemoveStackDialog({ stack, onClose }: RemoveStackDialogProps): ReactNode {
  const t = useTranslations('action.removeStack');
  const words = useTranslations('frame');
  const formId = useId();
  const [typed, setTyped] = useState('');
  const remove = useRemoval('removeStack');
  const { name } = stack;
  const isConfirmed = typed === name;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isConfirmed) return;
    onClose();
    void remove({ action: { kind: 'remove-stack', stack: name }, name, objects: stack });
  }

  return (
    <Dialog
      width="md"
      title={t('title', { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words('cancel')}</Button>
          <Button type="submit" form={formId} variant="danger" aria-disabled={!isConfirmed}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <StackPreview stack={stack} />
      <SaveCompose stack={name} />
      <form id={formId} onSubmit={submit} className="flex flex-col gap-1.5">
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
    </Dialog>
  );
}
