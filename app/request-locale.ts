import { cookies, headers } from 'next/headers';
import { LOCALE_COOKIE, type Locale, pickLocale } from '@/lib/messages/locale';

/** The language of the page that is being asked for. */
export async function requestLocale(): Promise<Locale> {
  const [cookie, header] = await Promise.all([cookies(), headers()]);
  return pickLocale(cookie.get(LOCALE_COOKIE)?.value, header.get('accept-language'));
}
