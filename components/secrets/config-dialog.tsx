'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RawWords } from '@/components/actions/outcome-message';
import { Button } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { Dialog } from '@/components/ui/dialog';
import { useAnswer } from '@/lib/client/use-answer';
import type { Payload } from '@/lib/swarm/objects/payload';

interface ConfigDialogProps {
  readonly config: Payload;
  readonly onClose: () => void;
}

/** What is in a config. */
export function ConfigDialog({ config, onClose }: ConfigDialogProps): ReactNode {
  const t = useTranslations('secrets');
  const words = useTranslations();
  const { answer } = useAnswer({ kind: 'config-contents', config: config.id });
  return (
    <Dialog
      width="md"
      title={t('contents.title', { name: config.name })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{words('frame.close')}</Button>}
    >
      <p className="text-muted">{t('contents.audited')}</p>
      {!answer ? (
        <p className="text-muted">{t('asking')}</p>
      ) : answer.ok ? (
        <div data-slot="contents">
          <p className="text-muted text-xs">{t('contents.bytes', { count: answer.value.bytes })}</p>
          {answer.value.text === null ? (
            <p>{t('contents.binary')}</p>
          ) : (
            <CommandBlock command={answer.value.text} prompt={false} />
          )}
        </div>
      ) : (
        <div role="alert" className="text-danger">
          <p>{words(`action.failure.${answer.kind}`)}</p>
          <RawWords text={answer.message} />
        </div>
      )}
    </Dialog>
  );
}
