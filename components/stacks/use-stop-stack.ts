'use client';

import { useTranslations } from 'use-intl';
import { type Message, useOperation } from '@/components/actions/use-operation';
import { targetOf } from '@/lib/client/attempts';
import { useAttempt } from '@/lib/client/use-action';
import type { StackName } from '@/lib/swarm/objects/ids';
import { ACTIONS } from '@/lib/swarm/operations/action';
import type { Done } from '@/lib/swarm/operations/outcome';

type Kind = 'stop-stack' | 'start-stack';

interface StopStack {
  readonly isPending: boolean;
  readonly stop: () => Promise<unknown>;
  readonly start: () => Promise<unknown>;
}

/** Stopping a stack and starting it again, each with the other as its undo. */
export function useStopStack(stack: StackName): StopStack {
  const t = useTranslations('deploy.stop');
  const { act } = useOperation();
  const { isPending } = useAttempt(targetOf({ kind: 'stop-stack', stack }));
  const message = (kind: Kind, { steps }: Done): Message =>
    steps.length === 0
      ? { tone: 'info', title: t('nothing', { name: stack }), body: t('nothingHint') }
      : { title: t(kind === 'stop-stack' ? 'done' : 'started', { name: stack }) };
  const turn = (kind: Kind) => {
    const back = ACTIONS[kind].undo;
    return act({ kind, stack }, (done) => ({
      ...message(kind, done),
      undo:
        done.steps.length === 0
          ? null
          : {
              name: stack,
              action: () => ({ kind: back, stack }),
              message: (undone) => ({ lasts: UNDONE_MS, ...message(back, undone) }),
            },
    }));
  };
  return {
    isPending,
    stop: () => turn('stop-stack'),
    start: () => turn('start-stack'),
  };
}

/** That a whole stack has turned takes longer to see. */
const UNDONE_MS = 12_000;
