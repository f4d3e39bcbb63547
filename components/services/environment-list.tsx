'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { useAnswer } from '@/lib/client/use-answer';
import type { Service } from '@/lib/swarm/objects/service';

/** How long a value stays on the screen by itself, ms. */
const SHOWN_MS = 20_000;

interface EnvironmentListProps {
  readonly service: Service;
  readonly names: readonly string[];
}

/** Names of environment variables. A value is shown one at a time, to who may see it, and hides again. */
export function EnvironmentList({ service, names }: EnvironmentListProps): ReactNode {
  const t = useTranslations('services.environment');
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <ul className="flex flex-col">
      {names.map((name) => (
        <li key={name} data-slot="variable" data-name={name} className="flex min-h-7 items-start gap-2">
          <span translate="no" className="min-w-0 flex-1 break-all pt-0.5 font-mono">
            {name}
            <span className="text-muted">=</span>
            {shown === name ? (
              <Value service={service} name={name} />
            ) : (
              <span role="img" aria-label={t('hidden')} className="text-muted">
                ••••
              </span>
            )}
          </span>
          <ActionButton
            kind="environment-value"
            stack={service.stack}
            variant="quiet"
            size="sm"
            aria-label={shown === name ? t('hide', { name }) : t('show', { name })}
            title={shown === name ? t('hide', { name }) : t('audited')}
            onClick={() => setShown(shown === name ? null : name)}
          >
            {shown === name ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}

/** Asked for once it is to be seen, and forgotten with it. */
function Value({ service, name }: { readonly service: Service; readonly name: string }): ReactNode {
  const t = useTranslations('services.environment');
  const failures = useTranslations('action.failure');
  const { answer } = useAnswer({ kind: 'environment-value', service: service.id, variable: name });
  if (answer === null) return <span className="text-muted">{t('reading')}</span>;
  if (!answer.ok) return <span className="text-danger">{failures(answer.kind)}</span>;
  return (
    <span data-slot="value" className="whitespace-pre-wrap">
      {answer.value ?? <span className="text-muted">{t('unset')}</span>}
    </span>
  );
}
