'use client';

import { EyeOff, FileWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '@/components/frame/banner';
import { useFeed } from '@/lib/client/hooks';
import { skippedRecords } from '@/lib/swarm/picture/feed';

/** Over a picture that is live, but not whole. */
export function PartialBanner(): ReactNode {
  return (
    <>
      <Skipped />
      <Withheld />
    </>
  );
}

/** Some records could not be read. */
function Skipped(): ReactNode {
  const t = useTranslations('frame.feed');
  const count = skippedRecords(useFeed());
  if (count === 0) return null;
  return (
    <Banner tone="warning" role="status" icon={<FileWarning aria-hidden />}>
      {t('skipped', { count })}
    </Banner>
  );
}

/** A socket proxy keeps something back. */
function Withheld(): ReactNode {
  const t = useTranslations('frame.feed.withheld');
  const { withheld } = useFeed();
  if (withheld.length === 0) return null;
  return (
    <Banner tone="warning" role="status" icon={<EyeOff aria-hidden />} data-testid="withheld">
      {withheld.map((what) => (
        <span key={what}>{t(what)}</span>
      ))}
    </Banner>
  );
}
