'use client';

import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { useGates } from '@/components/actions/use-gate';
import { useTellFailure } from '@/components/actions/use-tell-failure';
import { useClient } from '@/lib/client/use-client';
import type { StackName } from '@/lib/swarm/objects/ids';

/** Gets a running stack as a compose file; `wanted` is the one that is awaited. Who has to sign in first is led there. */
export function useLoadRunning(onLoad: (stack: StackName, compose: string) => void): {
  readonly wanted: StackName | null;
  readonly load: (stack: StackName) => void;
} {
  const tellFailure = useTellFailure();
  const gates = useGates();
  const client = useClient();
  const [wanted, setWanted] = useState<StackName | null>(null);
  const latest = useRef(0);
  const ask = async (stack: StackName) => {
    latest.current += 1;
    const round = latest.current;
    setWanted(stack);
    const answer = await client.ask({ kind: 'export-stack', stack, withValues: false });
    // Another was chosen meanwhile.
    if (round !== latest.current) return;
    setWanted(null);
    if (answer.ok) onLoad(stack, answer.value.compose);
    else tellFailure({ ...answer, action: null, steps: [] }, `export:${stack}`);
  };
  return { wanted, load: (stack) => gates('export-stack', stack).pass(() => void ask(stack)) };
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
