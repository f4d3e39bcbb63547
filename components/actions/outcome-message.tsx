import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Failure } from '@/lib/swarm/operations/outcome';

/** Why an action was not done: in plain words first, Docker's own below. */
export function FailureMessage({ outcome }: { readonly outcome: Failure }): ReactNode {
  const t = useTranslations('action');
  return (
    <div data-slot="failure" data-kind={outcome.kind} className="flex flex-col gap-1">
      <p>{t(`failure.${outcome.kind}`)}</p>
      {(outcome.quoted || outcome.message) && <RawWords text={outcome.quoted || outcome.message} />}
    </div>
  );
}

/** What Docker remarked on an action that it did. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }): ReactNode {
  const t = useTranslations('action');
  if (warnings.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <p>{t('warnings')}</p>
      {warnings.map((warning) => (
        <RawWords key={warning} text={warning} />
      ))}
    </div>
  );
}

export function RawWords({ text }: { readonly text: string }): ReactNode {
  return (
    <p translate="no" className="break-words font-mono text-muted text-xs">
      {text}
    </p>
  );
}
