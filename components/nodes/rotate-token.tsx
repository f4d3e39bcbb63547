'use client';

import { RefreshCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { dockerCommand } from '@/components/actions/docker-command';
import { FailureBox } from '@/components/actions/failure-box';
import { Button } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { targetOf } from '@/lib/client/attempts';
import { useSource } from '@/lib/client/hooks';
import { useAct, useAttempt } from '@/lib/client/use-action';
import type { NodeRole } from '@/lib/swarm/objects/node';
import type { Outcome } from '@/lib/swarm/operations/outcome';

interface RotateTokenProps {
  readonly role: NodeRole;
  readonly onRotated: () => void;
}

/** Says that the old token stops working, asks once more, and rotates. */
export function RotateToken({ role, onRotated }: RotateTokenProps): ReactNode {
  const t = useTranslations('nodes.join');
  const words = useTranslations();
  const source = useSource();
  const action = { kind: 'rotate-join-token', role } as const;
  const act = useAct();
  const { isPending } = useAttempt(targetOf(action));
  const [isAsking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function rotate() {
    const answer = await act(action);
    setOutcome(answer);
    if (!answer.ok) return;
    setAsking(false);
    onRotated();
  }

  return (
    <div className="flex flex-col items-start gap-3 border-line border-t pt-4">
      {outcome?.ok && !isAsking && <p role="status">{t('rotated')}</p>}
      {isAsking ? (
        <>
          <p>{t('rotateHint')}</p>
          <CommandBlock label={words('frame.command')} command={dockerCommand(action, source)} />
          <div className="flex gap-2">
            <Button onClick={() => setAsking(false)}>{words('frame.cancel')}</Button>
            <Button variant="danger" aria-disabled={isPending} onClick={() => !isPending && void rotate()}>
              {isPending ? words('action.working') : t('rotateConfirm')}
            </Button>
          </div>
        </>
      ) : (
        <ActionButton kind={action.kind} stack={null} size="sm" onClick={() => setAsking(true)}>
          <RefreshCw aria-hidden />
          {t('rotate')}
        </ActionButton>
      )}
      <FailureBox outcome={outcome} />
    </div>
  );
}
