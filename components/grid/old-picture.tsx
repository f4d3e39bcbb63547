'use client';

import './old-picture.css';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useConnection, useFeed } from '@/lib/client/hooks';

/** A picture that is not live never looks live: hatched over, with the time that it is of. */
export function OldPicture(): ReactNode {
  const t = useTranslations('grid');
  const format = useFormatter();
  const connection = useConnection();
  const { confirmedAt } = useFeed();
  if ((connection !== 'stale' && connection !== 'frozen') || confirmedAt === 0) return null;
  return (
    <div className="old-picture">
      <p>{t('stale', { time: format.dateTime(confirmedAt, { timeStyle: 'medium', hourCycle: 'h23' }) })}</p>
    </div>
  );
}
