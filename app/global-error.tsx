'use client';

import { type ReactNode, useState } from 'react';
import { Broken } from '@/components/shell/broken';
import { DEFAULT_LOCALE, isLocale } from '@/lib/messages/locale';

interface GlobalErrorPageProps {
  readonly error: unknown;
  readonly reset?: () => void;
}

/**
 * In place of everything, where the frame of every page failed: in the language and the theme that the page had. Next's own
 * draws itself in styles that our policy refuses. The style sheet is the frame's, which is here already: named here, too, it
 * would be one of Next's own start, and of a sheet longer than 100,000 bytes pages would get only a part.
 */
export default function GlobalErrorPage({ error, reset }: GlobalErrorPageProps): ReactNode {
  const [{ lang, className, theme }] = useState(readDocument);
  return (
    <html lang={lang} className={className} data-theme={theme}>
      <body className="flex min-h-dvh flex-col">
        <Broken locale={lang} error={error} onRetry={reset ?? (() => location.reload())} />
      </body>
    </html>
  );
}

/** What the page said of itself before it failed. */
function readDocument() {
  if (typeof document === 'undefined') return { lang: DEFAULT_LOCALE };
  const { lang, className, dataset } = document.documentElement;
  return { lang: isLocale(lang) ? lang : DEFAULT_LOCALE, className, theme: dataset.theme };
}
