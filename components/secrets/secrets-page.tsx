'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { QueryFilter } from '@/components/frame/query-filter';
import { useView } from '@/components/frame/use-view';
import { ViewFrame } from '@/components/frame/view-frame';
import { PayloadSection } from './payload-section';

/** What the swarm keeps for services to read as files. */
export function SecretsPage(): ReactNode {
  const t = useTranslations('secrets');
  const { query } = useView();
  return (
    <ViewFrame title={t('title')} tools={<QueryFilter query={query} hint={t('filterHint')} />}>
      <PayloadSection kind="secret" query={query} />
      <PayloadSection kind="config" query={query} />
    </ViewFrame>
  );
}
