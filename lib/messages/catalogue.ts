import type { MessageKeys, NestedKeyOf } from 'use-intl';
import { en } from './en';
import { ja } from './ja';
import type { Locale } from './locale';

/** English's keys, any words: what every language must fill. */
type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
export type EnglishCatalogue = typeof en;
export type Catalogue = Shape<typeof en>;
/** `frame.nav.label` */
export type MessageKey = MessageKeys<EnglishCatalogue, NestedKeyOf<EnglishCatalogue>>;

export const CATALOGUES: { readonly [L in Locale]: Catalogue } = { en, ja };

// use-intl then knows every key, and what each message must be given.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: EnglishCatalogue;
  }
}
