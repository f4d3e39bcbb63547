import type { APIRequestContext } from 'playwright/test';
import { expect } from './test';

/** Waits until the server has its picture: pages are drawn with it from then on. */
export const untilReady = (request: APIRequestContext): Promise<void> =>
  expect.poll(async () => (await request.get('/readyz')).ok()).toBe(true);
