'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ViewFrame } from '@/components/frame/view-frame';
import { PayloadSection } from './payload-section';

/** What the swarm keeps for services to read as files. */
export function SecretsPage(): ReactNode {
  const t = useTranslations('secrets');
  return (
    <ViewFrame title={t('title')}>
      <PayloadSection kind="secret" />
      <PayloadSection kind="config" />
    </ViewFrame>
  );
}
