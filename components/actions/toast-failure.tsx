import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Failure } from '@/lib/swarm/operations/outcome';

/** As many of the objects that something went wrong with. */
const MOST_STEPS = 6;

/** Below "not done": why, in plain words first, then Docker's own; of what was done in part, those of each that was not. */
export function ToastFailure({ outcome }: { readonly outcome: Failure }): ReactNode {
  const t = useTranslations('action');
  const notDone = outcome.kind === 'partial' ? outcome.steps.filter(({ done }) => !done) : [];
  return (
    <>
      {t(`failure.${outcome.kind}`)}
      {notDone.length === 0 && outcome.message && (
        <span translate="no" className="mt-1 block font-mono text-xs">
          {outcome.message}
        </span>
      )}
      {notDone.slice(0, MOST_STEPS).map(({ object, name, message }) => (
        <span key={`${object} ${name}`} translate="no" className="mt-1 block font-mono text-xs">
          {name}: {message}
        </span>
      ))}
      {notDone.length > MOST_STEPS && <span>{t('moreSteps', { count: notDone.length - MOST_STEPS })}</span>}
    </>
  );
}
