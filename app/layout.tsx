import './globals.css';
import './type.css';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { createTranslator } from 'use-intl/core';
import { Banner } from '@/components/frame/banner';
import { WarmUp } from '@/components/frame/warm-up';
import { Banners } from '@/components/shell/banners';
import { DialogOutlet } from '@/components/shell/dialog-outlet';
import { DrawnPage } from '@/components/shell/drawn-page';
import { PictureGate } from '@/components/shell/picture-gate';
import { WithSideColumn } from '@/components/shell/side-column';
import { TopBar } from '@/components/shell/top-bar';
import { WordsProvider } from '@/components/shell/words-provider';
import { Toasts } from '@/components/ui/toast';
import { pickTheme, THEME_COOKIE } from '@/lib/base/theme';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { COMPILED } from '@/lib/messages/compile';
import { COMMON_SECTIONS, pickWords } from '@/lib/messages/sections';
import { VIEWS } from '@/lib/pages/pages';
import { DEMO_HEADER, DRAWING_HEADER } from '@/lib/protocol/first-answer';
import { fontVariables } from './fonts';
import { requestLocale } from './request-locale';

/** What the bar calls the pages. */
const TITLES = VIEWS.map(({ title }) => title);

export async function generateMetadata(): Promise<Metadata> {
  const { frame } = CATALOGUES[await requestLocale()];
  return {
    title: { default: frame.name, template: `%s · ${frame.name}` },
    description: frame.description,
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover', // what is at the foot keeps off a phone's own bar
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#14171d' },
  ],
};

/** The frame of every page. Reading the request makes pages dynamic, as the nonce in their scripts asks. */
export default async function RootLayout({ children }: { readonly children: ReactNode }): Promise<ReactNode> {
  const [locale, cookie, header] = await Promise.all([requestLocale(), cookies(), headers()]);
  const theme = pickTheme(cookie.get(THEME_COOKIE)?.value);
  const messages = COMPILED[locale];
  const t = createTranslator({ locale, messages, namespace: 'frame' });
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme} className={fontVariables}>
      <body className="flex min-h-dvh flex-col">
        <WordsProvider locale={locale} messages={pickWords(messages, [...COMMON_SECTIONS, ...TITLES])}>
          <DrawnPage drawing={header.get(DRAWING_HEADER)}>
            <a
              href="#content"
              className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
            >
              {t('skip')}
            </a>
            <TopBar theme={theme} />
            <noscript>
              <Banner tone="warning" role="note">
                {t('noScripts')}
              </Banner>
            </noscript>
            <Banner
              tone="warning"
              role="status"
              data-testid="scripts-lost"
              className="[:root:not([data-scripts])_&]:hidden"
            >
              {t('scriptsLost')}
            </Banner>
            <Banners isDemo={header.get(DEMO_HEADER) === '1'} />
            <WithSideColumn>
              <main id="content" tabIndex={-1} className="flex min-w-0 flex-col">
                <PictureGate>{children}</PictureGate>
              </main>
            </WithSideColumn>
            <DialogOutlet />
            <Toasts />
            <WarmUp />
          </DrawnPage>
        </WordsProvider>
      </body>
    </html>
  );
}
