import type { Metadata } from 'next';
import { createTranslator } from 'use-intl/core';
import { COMPILED } from '@/lib/messages/compile';
import { PAGES, type Pages } from '@/lib/pages/pages';
import { requestLocale } from './request-locale';

type Titled = { [P in keyof Pages]: Pages[P]['title'] extends string ? P : never }[keyof Pages];

/** A route's `generateMetadata`: its page's title, in the language of the request. */
export const titled = (page: Titled) => async (): Promise<Metadata> => {
  const locale = await requestLocale();
  return { title: createTranslator({ locale, messages: COMPILED[locale] })(PAGES[page].title) };
};
