'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { useNodes } from '@/lib/client/hooks';
import { quorumOf } from '@/lib/swarm/derived/quorum';

/** How many managers reach each other, how many must, and how many may still go, in a beginner's words. */
export function QuorumPanel(): ReactNode {
  const t = useTranslations('nodes.quorum');
  const { managers, reachable, needed, spare } = quorumOf(useNodes());
  if (managers === 0) return null;
  const lost = managers - reachable;
  return (
    <section
      aria-label={t('title')}
      data-slot="quorum"
      data-managers={managers}
      data-reachable={reachable}
      data-needed={needed}
      data-spare={spare}
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-sm"
    >
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        <Figure
          label={t('reachable')}
          value={t('reachableOf', { reachable: `${reachable}`, managers: `${managers}` })}
          isBad={lost > 0}
        />
        <Figure label={t('needed')} value={`${needed}`} />
        <Figure label={t('spare')} value={`${spare}`} isBad={spare === 0 && managers > 1} />
      </dl>
      <div className="flex flex-col gap-1 text-muted">
        <p>{managers === 1 ? t('one') : t('spareText', { spare })}</p>
        {lost > 0 && <p className="text-danger">{t('lost', { count: lost })}</p>}
        {managers > 1 && managers % 2 === 0 && <p>{t('even')}</p>}
      </div>
    </section>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly isBad?: boolean;
}

function Figure({ label, value, isBad = false }: FigureProps): ReactNode {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-muted text-xs">{label}</dt>
      <dd className={classes('font-semibold text-lg tabular-nums', isBad && 'text-warning')}>{value}</dd>
    </div>
  );
}
