import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

interface MoreButtonProps {
  /** How many are not shown; nothing is drawn for none. */
  readonly left: number;
  readonly onClick: () => void;
}

/** "and 1,996 more" at the end of what is too long to be shown at once. */
export function MoreButton({ left, onClick }: MoreButtonProps): ReactNode {
  const t = useTranslations('view');
  if (left === 0) return null;
  return (
    <button
      type="button"
      data-slot="more"
      className="whitespace-nowrap text-left text-accent text-xs underline-offset-2 hover:underline"
      onClick={onClick}
    >
      {t('andMore', { count: left })}
    </button>
  );
}
