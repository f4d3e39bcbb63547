import { ROOT } from './root';

const YEAR_S = 365 * 24 * 60 * 60;

/** Keeps a choice of this browser where the server reads it at the next page. */
export function remember(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain HTTP
  document.cookie = `${cookie}=${value}; path=${ROOT || '/'}; max-age=${YEAR_S}; samesite=lax`;
}
