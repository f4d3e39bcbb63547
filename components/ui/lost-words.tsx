'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useIsOutdated } from '@/lib/client/hooks';
import { ReloadButton } from './reload-button';

/** Why a part of the page is not here, and what helps: waiting for the server, or the page that another version sends. */
export function LostWords(): ReactNode {
  const t = useTranslations('frame.lost');
  if (!useIsOutdated()) return <span>{t('away')}</span>;
  return (
    <>
      <span>{t('gone')}</span>
      <ReloadButton />
    </>
  );
}
