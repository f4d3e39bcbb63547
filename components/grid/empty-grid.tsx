'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CommandBlock } from '@/components/ui/command-block';
import { useHasPicture, usePart } from '@/lib/client/hooks';

const FIRST_SERVICE = 'docker service create --name web --replicas 3 --publish 8000:80 nginx';

/** What the grid says while there is nothing on it. */
export function EmptyGrid(): ReactNode {
  const t = useTranslations('grid.empty');
  const hasPicture = useHasPicture();
  const hasServices = usePart('services', (store) => store.cluster.services.size > 0);
  if (hasServices) return null;
  if (!hasPicture) return <p className="empty-grid">{t('connecting')}</p>;
  return (
    <section className="empty-grid">
      <h2>{t('title')}</h2>
      <p>{t('body')}</p>
      <CommandBlock command={FIRST_SERVICE} />
    </section>
  );
}
