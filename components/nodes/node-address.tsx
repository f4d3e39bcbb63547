import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import { shownAddress } from '@/lib/swarm/objects/node-address';

/** The address at which others reach a node. */
export function NodeAddress({ node }: { readonly node: SwarmNode }): ReactNode {
  const t = useTranslations('view');
  const address = shownAddress(node);
  if (address === null) return t('unknown');
  return (
    <span translate="no" className="font-mono tabular-nums">
      {address}
    </span>
  );
}
