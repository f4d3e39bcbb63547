'use client';

import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Banner } from '@/components/frame/banner';
import { later } from '@/components/ui/later';
import { useConnection, useFeed, useHasPicture } from '@/lib/client/hooks';
import { type Feed, skippedRecords } from '@/lib/swarm/picture/feed';
import { TroubleBanner } from './trouble-banner';

const PartialBanner = later(() => import('./partial-banner').then((m) => m.PartialBanner));

/** Over a picture that is not live, or not whole. That the server is away it can say without the server. */
export function FeedBanner(): ReactNode {
  const t = useTranslations('frame.feed');
  const format = useFormatter();
  const connection = useConnection();
  const hasPicture = useHasPicture();
  const feed = useFeed();
  if (!hasPicture || connection === 'connecting') return null;
  if (connection === 'frozen') return <TroubleBanner />;
  if (connection === 'live') return isPartial(feed) && <PartialBanner />;
  const isStale = connection === 'stale';
  const time = format.dateTime(feed.confirmedAt, { timeStyle: 'medium', hourCycle: 'h23' });
  return (
    <Banner
      tone={isStale ? 'danger' : 'warning'}
      role={isStale ? 'alert' : 'status'}
      icon={<CloudOff aria-hidden />}
      data-testid="feed-banner"
    >
      <span>{isStale ? t('stale', { time }) : t('reconnecting')}</span>
      {isStale && <span>{t('retrying')}</span>}
    </Banner>
  );
}

const isPartial = (feed: Feed): boolean => skippedRecords(feed) > 0 || feed.withheld.length > 0;
