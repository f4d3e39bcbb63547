'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Theme } from '@/lib/base/theme';
import { hrefOf } from '@/lib/pages/href-of';
import { ActivityToggle } from './activity-toggle';
import { DemoChip } from './demo-chip';
import { FindButton } from './find-button';
import { LiveIndicator } from './live-indicator';
import { LocaleSwitch } from './locale-switch';
import { Mark } from './mark';
import { NavLinks } from './nav-links';
import { SessionControl } from './session-control';
import { SwarmSummary } from './swarm-summary';
import { ThemeSwitch } from './theme-switch';
import { useTheme } from './use-theme';

/**
 * Wordmark, views, the swarm in numbers, the age of the data, and what this browser chose. On a phone the views are at
 * the foot of the window, and what is seldom changed is behind "More" there.
 */
export function TopBar({ theme }: { readonly theme: Theme }): ReactNode {
  const t = useTranslations('frame');
  const choice = useTheme(theme);
  return (
    <header data-slot="top-bar" className="top-bar">
      <div className="top-bar-row">
        <Link href={hrefOf('grid')} prefetch={false} className="top-bar-home">
          <Mark className="size-6" />
          <span className="top-bar-name">{t('name')}</span>
        </Link>
        <NavLinks theme={choice} />
        <SwarmSummary />
        <DemoChip />
        <div className="top-bar-tools">
          <LiveIndicator />
          <span aria-hidden className="top-bar-rule" />
          <FindButton />
          <div className="top-bar-rest">
            <ActivityToggle />
            <LocaleSwitch />
            <ThemeSwitch theme={choice} />
          </div>
          <SessionControl />
        </div>
      </div>
    </header>
  );
}
