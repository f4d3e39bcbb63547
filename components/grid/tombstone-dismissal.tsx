'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { usePart } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import { useTombstoneExpiry } from './use-tombstone-expiry';

/** Takes all tombstones away: for a speaker who has told their story. Shown with the projector theme only. */
export function TombstoneDismissal(): ReactNode {
  const t = useTranslations('grid');
  const { cluster } = useClient();
  const count = usePart('tombstones', (store) => store.tombstones.count);
  useTombstoneExpiry();
  if (count === 0) return null;
  return (
    <span className="tombstone-dismissal">
      <Button size="sm" onClick={() => cluster.bury({ before: Number.POSITIVE_INFINITY })}>
        {t('dismissEnded', { count })}
      </Button>
    </span>
  );
}
