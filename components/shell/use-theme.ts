import { useState } from 'react';
import { THEME_COOKIE, type Theme } from '@/lib/base/theme';
import { remember } from '@/lib/client/remember';

export interface ThemeChoice {
  readonly chosen: Theme;
  readonly choose: (theme: Theme) => void;
}

/** The theme of this browser, for all that offer another. `drawn` is what the server drew the page with. */
export function useTheme(drawn: Theme): ThemeChoice {
  const [chosen, setChosen] = useState(drawn);
  const choose = (next: Theme) => {
    setChosen(next);
    remember(THEME_COOKIE, next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return { chosen, choose };
}
