'use client';

import { type ReactNode, useMemo } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';

interface MoreWordsProps {
  readonly words: object;
  readonly children: ReactNode;
}

/** Adds a route's words to those of every page. */
export function MoreWords({ words, children }: MoreWordsProps): ReactNode {
  const locale = useLocale();
  const common = useMessages();
  const messages = useMemo(() => ({ ...common, ...words }), [common, words]);
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  );
}
