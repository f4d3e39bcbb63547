'use client';

import { useTranslations } from 'use-intl';
import { showToast } from '@/components/ui/toasts';
import { targetOf } from '@/lib/client/attempts';
import type { Stack } from '@/lib/swarm/objects/stack';
import type { Action } from '@/lib/swarm/operations/action';
import { RemovalProgress } from './removal-progress';
import { type Undo, useOperation } from './use-operation';

/** As long as the server keeps what it was. */
const KEPT_MS = 10 * 60_000;

interface Removed {
  readonly action: Action;
  readonly name: string;
  readonly objects: Pick<Stack, 'services' | 'networks'>;
}

/** Removes a service or a stack behind the page, where its tasks can be seen to go, and offers to bring it back. */
export function useRemoval(of: 'removeService' | 'removeStack'): (removed: Removed) => Promise<void> {
  const t = useTranslations(`action.${of}`);
  const { act, tellFailure } = useOperation();
  return async ({ action, name, objects }) => {
    const about = targetOf(action);
    const body = <RemovalProgress objects={objects} />;
    const wayBack = (undo: Action): Undo => ({
      label: t('bringBack'),
      isOnly: true,
      name,
      action: () => undo,
      message: () => ({ title: t('back', { name }) }),
    });
    showToast({ tone: 'info', title: t('removing', { name }), body, lasts: null, about });
    await act(
      action,
      ({ undo }) => ({
        title: t('done', { name }),
        body,
        ...(undo && { lasts: KEPT_MS, undo: wayBack(undo) }),
      }),
      (failure) => tellFailure(failure, about, failure.undo ? wayBack(failure.undo) : null),
    );
  };
}
