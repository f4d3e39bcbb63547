'use client';

// biome-ignore lint/style/noRestrictedImports: the server draws it, and names its style sheet in the page's head
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { type IntlError, IntlErrorCode, IntlProvider } from 'use-intl';
import type { Catalogue, EnglishCatalogue } from '@/lib/messages/catalogue';
import type { Locale } from '@/lib/messages/locale';

const JapaneseFont = dynamic(() => import('./japanese-font'));

interface WordsProviderProps {
  readonly locale: Locale;
  readonly messages: Partial<Catalogue>;
  readonly children: ReactNode;
}

/**
 * Gives the page its words, in the one language that it is in. Times are in the browser's own zone, which formats them
 * without being named: to ask for its name takes a browser some 15 ms, before there is any time to tell.
 */
export function WordsProvider({ locale, messages, children }: WordsProviderProps): ReactNode {
  return (
    <IntlProvider
      locale={locale}
      // use-intl types its keys by English's literal texts; every language has those keys. A route adds its own.
      messages={messages as EnglishCatalogue}
      onError={complain}
    >
      {locale === 'ja' && <JapaneseFont />}
      {children}
    </IntlProvider>
  );
}

/** What use-intl does by itself, of everything but the zone. */
function complain(error: IntlError): void {
  // biome-ignore lint/suspicious/noConsole: a missing text is a fault of ours
  if (error.code !== IntlErrorCode.ENVIRONMENT_FALLBACK) console.error(error);
}
