import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Grouping } from '@/lib/swarm/view';

interface GroupHeadingProps {
  readonly grouping: Grouping;
  /** null: the nodes without the label. */
  readonly value: string | null;
  readonly nodes: number;
}

const KNOWN = ['manager', 'worker', 'active', 'pause', 'drain', 'down', 'disconnected', 'unknown'] as const;

export function GroupHeading({ grouping, value, nodes }: GroupHeadingProps): ReactNode {
  const t = useTranslations('grid.group');
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
