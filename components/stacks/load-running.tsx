'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { useTellFailure } from '@/components/actions/use-tell-failure';
import { useAnswer } from '@/lib/client/use-answer';
import type { StackName } from '@/lib/swarm/objects/ids';

interface LoadRunningProps {
  readonly stack: StackName;
  readonly onLoad: (compose: string) => void;
}

/** Takes the running stack as the file to edit. */
export function LoadRunning({ stack, onLoad }: LoadRunningProps): ReactNode {
  const t = useTranslations('deploy');
  const tellFailure = useTellFailure();
  const [isWanted, setWanted] = useState(false);
  const { answer } = useAnswer(isWanted ? { kind: 'export-stack', stack, withValues: false } : null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (!answer) return;
    setWanted(false);
    if (answer.ok) onLoad(answer.value.compose);
    else tellFailure({ ...answer, action: null, steps: [] }, `export:${stack}`);
  }, [answer]);
  return (
    <ActionButton
      kind="export-stack"
      stack={stack}
      size="sm"
      disabled={isWanted}
      onClick={() => setWanted(true)}
    >
      {t('loadRunning')}
    </ActionButton>
  );
}
