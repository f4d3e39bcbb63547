import { pickTheme, THEME_COOKIE } from '@/lib/base/theme';
import { BROKEN } from '@/lib/messages/broken';
import { LOCALE_COOKIE, pickLocale } from '@/lib/messages/locale';
import { readCookie } from '../http/cookie';

/** How the browser paints a page without styles. */
const SCHEMES = { system: 'light dark', light: 'light', dark: 'dark', projector: 'light' } as const;

/** In place of a page that could not be drawn at all: HTML without a script or a style, in the language and the theme of the cookies. */
export function brokenPage(cookie: string | undefined): string {
  const locale = pickLocale(readCookie(cookie, LOCALE_COOKIE), null);
  const { title, body, again } = BROKEN[locale];
  const scheme = SCHEMES[pickTheme(readCookie(cookie, THEME_COOKIE))];
  return [
    `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="${scheme}"><title>${title}</title></head>`,
    `<body><h1>${title}</h1><p>${body}</p><p><a href="">${again}</a></p></body></html>`,
  ].join('');
}
