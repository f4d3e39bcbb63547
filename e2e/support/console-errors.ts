import type { Page } from 'playwright/test';

/**
 * Gathers what goes wrong in a page unseen: errors on its console and uncaught exceptions. Lines that
 * match one of `expected` are left out; a test adds to it what it brings about itself.
 */
export function watchConsole(page: Page, expected: readonly RegExp[]): () => string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  return () => errors.filter((each) => !expected.some((pattern) => pattern.test(each)));
}
