import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { REMOVED } from '@/lib/client/task-index';
import type { Grouping } from '@/lib/swarm/layout/view';

interface GroupHeadingProps {
  readonly grouping: Grouping;
  /** null: the nodes without the label; `REMOVED`: what is left of nodes that are gone. */
  readonly value: string | null;
  readonly nodes: number;
}

const KNOWN = ['manager', 'worker', 'active', 'pause', 'drain', 'down', 'disconnected', 'unknown'] as const;

export function GroupHeading({ grouping, value, nodes }: GroupHeadingProps): ReactNode {
  const t = useTranslations('grid.group');
  if (value === REMOVED) return <h2 className="group-heading">{t('removed')}</h2>;
  const known = KNOWN.find((key) => key === value);
  const text =
    grouping.kind === 'label'
      ? value === null
        ? t('withoutLabel', { key: grouping.key })
        : `${grouping.key}=${value}`
      : known
        ? t(known)
        : value;
  return (
    <h2 className="group-heading">
      {text} <span className="group-count">{t('nodes', { count: nodes })}</span>
    </h2>
  );
}
