'use client';

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Stack } from '@/lib/swarm/objects/stack';
import { SaveCompose } from './save-compose';
import { StackPreview } from './stack-preview';
import { TypedName } from './typed-name';
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
      <form id={formId} onSubmit={submit}>
        <TypedName
          label={(b) => t.rich('typeName', { name, b })}
          value={typed}
          onChange={setTyped}
          autofocus
        />
      </form>
    </Dialog>
  );
}
