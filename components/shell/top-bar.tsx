'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Theme } from '@/lib/base/theme';
import { hrefOf } from '@/lib/pages/href-of';
import { ActivityToggle } from './activity-toggle';
import { LiveIndicator } from './live-indicator';
import { LocaleSwitch } from './locale-switch';
import { Mark } from './mark';
import { NavLinks } from './nav-links';
import { SessionControl } from './session-control';
import { SwarmSummary } from './swarm-summary';
import { ThemeSwitch } from './theme-switch';

/** Wordmark, views, age of the data, and what this browser chose. In a narrow window the views go to a second row. */
export function TopBar({ theme }: { readonly theme: Theme }): ReactNode {
  const t = useTranslations('frame');
  return (
    <header
      data-slot="top-bar"
      className="sticky top-0 z-30 grid grid-cols-[auto_1fr] items-center gap-x-3 border-line border-b bg-surface px-4 max-sm:gap-x-2 max-sm:px-2 lg:grid-cols-[auto_minmax(0,max-content)_1fr] xl:grid-cols-[auto_auto_minmax(0,max-content)_1fr]"
    >
      <Link
        href={hrefOf('grid')}
        prefetch={false}
        className="flex h-12 items-center gap-2 font-semibold text-[0.9375rem] tracking-tight"
      >
        <Mark className="size-6" />
        <span className="max-[27rem]:sr-only">{t('name')}</span>
      </Link>
      <div className="h-12 max-lg:order-last max-lg:col-span-full max-lg:h-10">
        <NavLinks />
      </div>
      <SwarmSummary />
      <div className="flex h-12 items-center justify-end gap-1">
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
