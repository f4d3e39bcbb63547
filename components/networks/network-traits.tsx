import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import type { Network } from '@/lib/swarm/objects/network';
import { TRAITS } from './traits';

/** A network's driver, and what else it is. */
export function NetworkTraits({ network }: { readonly network: Network }): ReactNode {
  const t = useTranslations('networks');
  return (
    <span className="flex flex-wrap gap-1">
      <Badge translate="no">{network.driver}</Badge>
      {TRAITS.filter((trait) => network[trait]).map((trait) => (
        <Badge key={trait} tone="accent">
          {t(trait)}
        </Badge>
      ))}
    </span>
  );
}
