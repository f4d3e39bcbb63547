import compileMessage from 'icu-minify/compile';
import { CATALOGUES, type Catalogue } from './catalogue';
import type { Locale } from './locale';

/**
 * Parses every message once, on the server: a browser gets only what formats them, not the ICU parser (10 kB).
 * next.config.mjs points use-intl at the reader of this form.
 */
export const COMPILED: { readonly [L in Locale]: Catalogue } = {
  // The same keys; use-intl reads compiled messages where texts were.
  en: compileBranch(CATALOGUES.en) as Catalogue,
  ja: compileBranch(CATALOGUES.ja) as Catalogue,
};

function compileBranch(branch: unknown): unknown {
  // Through JSON: its objects have no prototype, and React passes only plain ones to a browser.
  if (typeof branch === 'string') return JSON.parse(JSON.stringify(compileMessage(branch)));
  return Object.fromEntries(
    Object.entries(branch as object).map(([key, value]) => [key, compileBranch(value)]),
  );
}
