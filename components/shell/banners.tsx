'use client';

import { CloudOff } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '@/components/frame/banner';
import { later, lostParts } from '@/components/ui/later';
import { LostWords } from '@/components/ui/lost-words';
import { ReloadButton } from '@/components/ui/reload-button';
import { useIsOutdated } from '@/lib/client/hooks';
import { SIGN_IN_PARAMETER } from '@/lib/protocol/sign-in';
import { DemoBanner } from './demo-banner';
import { FeedBanner } from './feed-banner';

const SignInNotice = later(() => import('./sign-in-notice').then((m) => m.SignInNotice));

/** What every page says of its source, before its content. */
export function Banners({ isDemo }: { readonly isDemo: boolean }): ReactNode {
  // The server names it in the address.
  const notice = useSearchParams().get(SIGN_IN_PARAMETER);
  const t = useTranslations('frame');
  return (
    <section aria-label={t('notices')} className="contents empty:hidden">
      <DemoBanner isDemo={isDemo} />
      <FeedBanner />
      <UpgradeBanner />
      <LostBanner />
      {notice && <SignInNotice text={notice} />}
    </section>
  );
}

/** The server is of another build, and the page did not reload itself: something would have been lost. */
function UpgradeBanner(): ReactNode {
  const t = useTranslations('frame');
  if (!useIsOutdated()) return null;
  return (
    <Banner tone="warning" role="status" data-testid="upgrade-banner">
      <span>{t('upgraded')}</span>
      <ReloadButton />
    </Banner>
  );
}

/** Something on this page has nothing to show, as its code could not be had. */
function LostBanner(): ReactNode {
  const count = useSyncExternalStore(lostParts.subscribe, lostParts.get, () => 0);
  if (count === 0) return null;
  return (
    <Banner tone="warning" role="status" icon={<CloudOff aria-hidden />} data-testid="lost-banner">
      <LostWords />
    </Banner>
  );
}
