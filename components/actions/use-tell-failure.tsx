'use client';

import { useTranslations } from 'use-intl';
import { showToast, type Toast } from '@/components/ui/toasts';
import type { Failure } from '@/lib/swarm/operations/outcome';
import { openDialog } from './open-dialog';

/** As many of the objects that something went wrong with. */
const MOST_STEPS = 6;

/** Says over the page why an action was not done, with what can be done now; one whose session has ended is led to a new one. */
export function useTellFailure(): (outcome: Failure, about: string, action?: Toast['action']) => void {
  const t = useTranslations('action');
  return (outcome, about, action) => {
    const notDone = outcome.kind === 'partial' ? outcome.steps.filter(({ done }) => !done) : [];
    const raw = notDone.length === 0 && outcome.message && (
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
          {notDone.slice(0, MOST_STEPS).map(({ object, name, message }) => (
            <span key={`${object} ${name}`} translate="no" className="mt-1 block font-mono text-xs">
              {name}: {message}
            </span>
          ))}
          {notDone.length > MOST_STEPS && (
            <span>{t('moreSteps', { count: notDone.length - MOST_STEPS })}</span>
          )}
        </>
      ),
      lasts: null,
      about,
      ...(action && { action }),
    });
    if (outcome.kind === 'signed-out') openDialog.set({ kind: 'sign-in' });
  };
}
