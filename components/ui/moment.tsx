import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

interface MomentProps {
  /** ms since 1970; 0: unknown, as Docker writes what never was. */
  readonly at: number;
  /** Whether to tell the seconds. */
  readonly fine?: boolean;
}

/** A date and a time. */
export function Moment({ at, fine = false }: MomentProps): ReactNode {
  const t = useTranslations('frame.time');
  const format = useFormatter();
  if (at === 0) return <span className="text-muted">{t('unknown')}</span>;
  return (
    <time dateTime={new Date(at).toISOString()} className="tabular-nums">
      {format.dateTime(at, { dateStyle: 'medium', timeStyle: fine ? 'medium' : 'short' })}
    </time>
  );
}
