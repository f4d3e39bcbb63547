import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RawWords } from '@/components/actions/outcome-message';
import { Button } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import type { Answer } from '@/lib/swarm/operations/query';

interface JoinAnswerProps {
  /** null: it has not come yet. */
  readonly answer: Answer<'join-command'> | null;
  readonly again: () => void;
}

/** The join command, or why it could not be had. */
export function JoinAnswer({ answer, again }: JoinAnswerProps): ReactNode {
  const t = useTranslations('nodes.join');
  const failure = useTranslations('action.failure');
  if (!answer) return <p role="status">{t('asking')}</p>;
  if (answer.ok)
    return (
      <div data-slot="join-command">
        <CommandBlock
          label={t('command')}
          command={`docker swarm join --token ${answer.value.token} ${answer.value.address}`}
        />
      </div>
    );
  return (
    <div
      role="alert"
      className="flex flex-col items-start gap-2 rounded-md border border-danger/50 bg-danger-soft p-3 text-danger"
    >
      <p>{failure(answer.kind)}</p>
      {answer.message && <RawWords text={answer.message} />}
      <Button size="sm" onClick={again}>
        {t('again')}
      </Button>
    </div>
  );
}
