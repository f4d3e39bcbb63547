import type { Page } from 'playwright/test';

/** Another process gave this machine a network, or took one, as the lab does. What a test asks for must come all the same. */
export const NETWORK_CHANGED = /net::ERR_NETWORK_CHANGED/;

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
  // A test may add to what it expects as it goes.
  const isKnown = (error: string) => [...expected, NETWORK_CHANGED].some((pattern) => pattern.test(error));
  return () => errors.filter((each) => !isKnown(each));
}
