'use client';

import { useTranslations } from 'use-intl';
import { showToast } from '@/components/ui/toasts';
import type { Failure } from '@/lib/swarm/operations/outcome';
import { openDialog } from './open-dialog';

/** Says over the page why an action was not done; one whose session has ended is led to a new one. */
export function useTellFailure(): (outcome: Failure, about: string) => void {
  const t = useTranslations('action');
  return (outcome, about) => {
    const raw = outcome.message && (
      <span translate="no" className="mt-1 block font-mono text-xs">
        {outcome.message}
      </span>
    );
    showToast({
      tone: 'danger',
      title: t('failed'),
      body: (
        <>
          {t(`failure.${outcome.kind}`)}
          {raw}
        </>
      ),
      lasts: null,
      about,
    });
    if (outcome.kind === 'signed-out') openDialog.set({ kind: 'sign-in' });
  };
}
