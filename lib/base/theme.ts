export const THEMES = ['system', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

/** Set by the theme switch, read by the server at every page: no flash, and no script before the first paint. */
export const THEME_COOKIE = 'theme';

export const pickTheme = (chosen: string | undefined): Theme =>
  THEMES.find((theme) => theme === chosen) ?? 'system';
