'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Theme } from '@/lib/base/theme';
import { ActivityToggle } from './activity-toggle';
import { LiveIndicator } from './live-indicator';
import { LocaleSwitch } from './locale-switch';
import { Mark } from './mark';
import { NavLinks } from './nav-links';
import { SessionControl } from './session-control';
import { SwarmSummary } from './swarm-summary';
import { ThemeSwitch } from './theme-switch';

/** Wordmark, views, age of the data, and what this browser chose. On a phone the views go to a second row. */
export function TopBar({ theme }: { readonly theme: Theme }): ReactNode {
  const t = useTranslations('frame');
  return (
    <header
      data-slot="top-bar"
      className="sticky top-0 z-30 flex flex-wrap items-center gap-x-4 border-line border-b bg-surface px-4 max-sm:gap-x-2 max-sm:px-2"
    >
      <Link
        href="/"
        prefetch={false}
        className="flex h-12 items-center gap-2 font-semibold text-[0.9375rem] tracking-tight"
      >
        <Mark className="size-6" />
        <span className="max-[27rem]:sr-only">{t('name')}</span>
      </Link>
      <div className="h-12 max-sm:order-last max-sm:h-10 max-sm:w-full">
        <NavLinks />
      </div>
      <SwarmSummary />
      <div className="flex h-12 min-w-0 flex-1 items-center justify-end gap-1">
        <LiveIndicator />
        <span aria-hidden className="mx-1.5 h-5 w-px bg-line max-sm:hidden" />
        <ActivityToggle />
        <LocaleSwitch />
        <ThemeSwitch theme={theme} />
        <SessionControl />
      </div>
    </header>
  );
}
