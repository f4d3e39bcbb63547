'use client';

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useTellFailure } from '@/components/actions/use-tell-failure';
import { showToast } from '@/components/ui/toasts';
import { targetOf } from '@/lib/client/attempts';
import { useAction } from '@/lib/client/use-action';
import type { StackName } from '@/lib/swarm/objects/ids';

interface StopStack {
  readonly isPending: boolean;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** Stopping a stack and starting it again, each with the other as its undo. */
export function useStopStack(stack: StackName): StopStack {
  const t = useTranslations('deploy.stop');
  const tellFailure = useTellFailure();
  const target = targetOf({ kind: 'stop-stack', stack });
  const { isPending, run } = useAction(target);
  const act = useCallback(
    async (kind: 'stop-stack' | 'start-stack', canUndo: boolean) => {
      const outcome = await run({ kind, stack });
      if (!outcome.ok) return tellFailure(outcome, target);
      const isNothing = outcome.steps.length === 0;
      const back = kind === 'stop-stack' ? 'start-stack' : 'stop-stack';
      showToast({
        tone: isNothing ? 'info' : 'success',
        title: t(isNothing ? 'nothing' : kind === 'stop-stack' ? 'done' : 'started', { name: stack }),
        ...(isNothing && { body: t('nothingHint') }),
        lasts: UNDO_TOAST_MS,
        about: target,
        ...(canUndo && !isNothing && { action: { label: t('undo'), run: () => void act(back, false) } }),
      });
    },
    [run, stack, t, target, tellFailure],
  );
  return { isPending, stop: () => act('stop-stack', true), start: () => act('start-stack', true) };
}

const UNDO_TOAST_MS = 12_000;
