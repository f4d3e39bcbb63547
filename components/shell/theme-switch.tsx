'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { later } from '@/components/ui/later';
import { Popover } from '@/components/ui/popover';
import { THEME_ICONS } from './theme-icons';
import type { ThemeChoice } from './use-theme';

const ThemeChoices = later(() => import('./theme-choices').then((m) => m.ThemeChoices));

export function ThemeSwitch({ theme }: { readonly theme: ThemeChoice }): ReactNode {
  const t = useTranslations('frame.theme');
  const Icon = THEME_ICONS[theme.chosen];
  return (
    <Popover trigger={<Icon aria-hidden />} label={t('label')}>
      {(isOpen) => <div className="min-w-52">{isOpen && <ThemeChoices {...theme} />}</div>}
    </Popover>
  );
}
