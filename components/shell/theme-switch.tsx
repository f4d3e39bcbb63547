'use client';

import { Check, Monitor, Moon, Presentation, Sun } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Popover } from '@/components/ui/popover';
import { THEME_COOKIE, THEMES, type Theme } from '@/lib/base/theme';
import { remember } from '@/lib/client/remember';

const ICONS = { system: Monitor, light: Sun, dark: Moon, projector: Presentation } as const;

/** `theme` is what the server drew the page with. */
export function ThemeSwitch({ theme }: { readonly theme: Theme }): ReactNode {
  const t = useTranslations('frame.theme');
  const [chosen, setChosen] = useState(theme);
  const Icon = ICONS[chosen];

  function choose(next: Theme) {
    setChosen(next);
    remember(THEME_COOKIE, next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  }

  return (
    <Popover trigger={<Icon aria-hidden />} label={t('label')}>
      <fieldset className="flex min-w-52 flex-col">
        <legend className="sr-only">{t('label')}</legend>
        {THEMES.map((option) => {
          const OptionIcon = ICONS[option];
          return (
            <label
              key={option}
              className="relative flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-focus hover:bg-sunken has-focus-visible:outline-2 pointer-coarse:min-h-11"
            >
              <input
                type="radio"
                name="theme"
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
    </Popover>
  );
}
