import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { compareNames } from '@/lib/base/compare';

/** Labels in the order of their names, as `name=value`. */
export function LabelList({ labels }: { readonly labels: Readonly<Record<string, string>> }): ReactNode {
  const t = useTranslations('view');
  const entries = Object.entries(labels).sort(([a], [b]) => compareNames(a, b));
  if (entries.length === 0) return <span className="text-muted">{t('none')}</span>;
  return (
    <ul translate="no" className="font-mono text-[0.8125rem]">
      {entries.map(([name, value]) => (
        <li key={name} className="break-words">
          <bdi>
            {name}={value}
          </bdi>
        </li>
      ))}
    </ul>
  );
}
