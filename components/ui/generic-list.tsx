import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { GenericResource } from '@/lib/swarm/objects/resources';

/** More than any machine has; what is beyond is a number. */
const MOST_LINES = 64;

/** Generic resources a line each, as a daemon's settings write them: `NVIDIA-GPU=GPU-8f1c…`, or `SSD=2` without names. */
export function GenericList({ generic }: { readonly generic: readonly GenericResource[] }): ReactNode {
  const t = useTranslations('view');
  const lines = [
    ...new Set(
      generic.flatMap(({ kind, amount, names }) => (names ?? [amount]).map((value) => `${kind}=${value}`)),
    ),
  ];
  return (
    <ul translate="no" className="font-mono text-[0.8125rem]">
      {lines.slice(0, MOST_LINES).map((line) => (
        <li key={line} className="break-all">
          <bdi>{line}</bdi>
        </li>
      ))}
      {lines.length > MOST_LINES && (
        <li className="font-sans text-muted">{t('andMore', { count: lines.length - MOST_LINES })}</li>
      )}
    </ul>
  );
}
