import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useClockText } from '@/components/marks/use-clock-text';
import type { SwarmNode } from '@/lib/swarm/objects/node';

/** That a node's clock is off, and by how much; nothing where it is not known to be. */
export function ClockRemark({ node }: { readonly node: SwarmNode }): ReactNode {
  const t = useTranslations('nodes');
  const text = useClockText();
  if (node.clockOffset === 0) return null;
  return (
    <span data-slot="clock-off" title={t('clockHint')} className="block text-warning text-xs">
      {t('clock', { off: text(node.clockOffset) })}
    </span>
  );
}
