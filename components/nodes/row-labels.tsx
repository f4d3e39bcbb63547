import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { compareNames } from '@/lib/base/compare';

/** Labels beyond this are a number: the node's page has them all. */
const MOST = 3;

/** A node's first labels by name, in one line where that holds them. */
export function RowLabels({ labels }: { readonly labels: Readonly<Record<string, string>> }): ReactNode {
  const t = useTranslations('view');
  const entries = Object.entries(labels).sort(([a], [b]) => compareNames(a, b));
  if (entries.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 text-xs">
      {entries.slice(0, MOST).map(([name, value]) => (
        <li key={name} translate="no" className="min-w-0 break-words font-mono text-muted">
          <bdi>
            {name}={value}
          </bdi>
        </li>
      ))}
      {entries.length > MOST && (
        <li className="text-muted">{t('andMore', { count: entries.length - MOST })}</li>
      )}
    </ul>
  );
}
