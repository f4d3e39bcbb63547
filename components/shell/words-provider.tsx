'use client';

// biome-ignore lint/style/noRestrictedImports: the server draws it, and names its style sheet in the page's head
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { Catalogue, EnglishCatalogue } from '@/lib/messages/catalogue';
import type { Locale } from '@/lib/messages/locale';

const JapaneseFont = dynamic(() => import('./japanese-font'));

interface WordsProviderProps {
  readonly locale: Locale;
  readonly messages: Partial<Catalogue>;
  readonly children: ReactNode;
}

/** Gives the page its words, in the one language that it is in. Times are the browser's own. */
export function WordsProvider({ locale, messages, children }: WordsProviderProps): ReactNode {
  return (
    <IntlProvider
      locale={locale}
      // use-intl types its keys by English's literal texts; every language has those keys. A route adds its own.
      messages={messages as EnglishCatalogue}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      {locale === 'ja' && <JapaneseFont />}
      {children}
    </IntlProvider>
  );
}
