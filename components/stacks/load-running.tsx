'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { useGates } from '@/components/actions/use-gate';
import { useTellFailure } from '@/components/actions/use-tell-failure';
import { useAnswer } from '@/lib/client/use-answer';
import type { StackName } from '@/lib/swarm/objects/ids';

/** Gets a running stack as a compose file; `wanted` is the one that is awaited. Who has to sign in first is led there. */
export function useLoadRunning(onLoad: (stack: StackName, compose: string) => void): {
  readonly wanted: StackName | null;
  readonly load: (stack: StackName) => void;
} {
  const tellFailure = useTellFailure();
  const gates = useGates();
  const [wanted, setWanted] = useState<StackName | null>(null);
  const { answer } = useAnswer(wanted ? { kind: 'export-stack', stack: wanted, withValues: false } : null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (!answer || wanted === null) return;
    setWanted(null);
    if (answer.ok) onLoad(wanted, answer.value.compose);
    else tellFailure({ ...answer, action: null, steps: [] }, `export:${wanted}`);
  }, [answer]);
  return { wanted, load: (stack) => gates('export-stack', stack).pass(() => setWanted(stack)) };
}

interface LoadRunningProps {
  readonly stack: StackName;
  readonly onLoad: (compose: string) => void;
}

/** Takes the running stack as the file to edit. */
export function LoadRunning({ stack, onLoad }: LoadRunningProps): ReactNode {
  const t = useTranslations('deploy');
  const { wanted, load } = useLoadRunning((_, compose) => onLoad(compose));
  return (
    <ActionButton
      kind="export-stack"
      stack={stack}
      size="sm"
      disabled={wanted !== null}
      onClick={() => load(stack)}
    >
      {t('loadRunning')}
    </ActionButton>
  );
}
