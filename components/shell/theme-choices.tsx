'use client';

import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { THEMES } from '@/lib/base/theme';
import { THEME_ICONS } from './theme-icons';
import type { ThemeChoice } from './use-theme';

/** The themes, one of them chosen. */
export function ThemeChoices({ chosen, choose }: ThemeChoice): ReactNode {
  const t = useTranslations('frame.theme');
  const name = useId();
  return (
    <fieldset className="flex flex-col">
      <legend className="sr-only">{t('label')}</legend>
      {THEMES.map((option) => {
        const OptionIcon = THEME_ICONS[option];
        return (
          <label
            key={option}
            className="relative flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-focus hover:bg-sunken has-focus-visible:outline-2 pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === chosen}
              onChange={() => choose(option)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <OptionIcon aria-hidden className="size-4 text-muted" />
            <span className="flex-1">
              {t(option)}
              {option === 'projector' && (
                <span className="block text-muted text-xs">{t('projectorHint')}</span>
              )}
            </span>
            {option === chosen && <Check aria-hidden className="size-4 text-accent" />}
          </label>
        );
      })}
    </fieldset>
  );
}
