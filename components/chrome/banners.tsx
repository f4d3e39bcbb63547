'use client';

import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { FeedBanner } from '@/components/cluster/feed-banner';
import { later } from '@/components/ui/later';
import { SIGN_IN_PARAMETER } from '@/lib/protocol/sign-in';
import { DemoBanner } from './demo-banner';

const SignInNotice = later(() => import('./sign-in-notice').then((m) => m.SignInNotice));

/** What every page says of its source, before its content. */
export function Banners(): ReactNode {
  // The server names it in the address.
  const notice = useSearchParams().get(SIGN_IN_PARAMETER);
  return (
    <>
      <DemoBanner />
      <FeedBanner />
      {notice && <SignInNotice text={notice} />}
    </>
  );
}
