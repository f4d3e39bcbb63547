'use client';

import { type ReactNode, useEffect, useMemo } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import { createStore, type Store } from '@/lib/base/store';

interface MoreWordsProps {
  readonly words: object;
  readonly children: ReactNode;
}

/** The words that the route which is shown has of its own: dialogs open outside it. */
export const routeWords: Store<object> = createStore<object>({});

/** Adds a route's words to those of every page. */
export function MoreWords({ words, children }: MoreWordsProps): ReactNode {
  useEffect(() => {
    routeWords.set(words);
    return () => routeWords.set({});
  }, [words]);
  return <ExtraWords words={words}>{children}</ExtraWords>;
}

/** Words beside those of every page. */
export function ExtraWords({ words, children }: MoreWordsProps): ReactNode {
  const locale = useLocale();
  const common = useMessages();
  const messages = useMemo(() => ({ ...common, ...words }), [common, words]);
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  );
}
